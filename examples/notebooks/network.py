# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     name: python3
#     display_name: Python 3
# ---

# %% [markdown]
# # The network
#
# Who met whom, and who works together. A meeting ties all municipalities that attended it as members, a cooperation all that belong to it. Nothing but this
# repository is needed. Ties say who was seen together, not who learnt from whom: half of the meetings have no list of who came.

# %%
import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

import stadtnetz

register = stadtnetz.engagierte_stadt()
study = register.study(years=range(2015, 2026))
frames = {kind: (study.edges(kind).to_pandas(), study.nodes(kind).to_pandas()) for kind in ("meeting", "cooperation")}
pd.DataFrame(
    {kind: {"municipalities": len(nodes), "ties in a year": len(edges), "pairs": len(edges[["source", "target"]].drop_duplicates())} for kind, (edges, nodes) in frames.items()}
)

# %% [markdown]
# ## As a graph
#
# The names of the columns are those networkx looks for. The table of nodes keeps municipalities without a tie, which a list of edges loses.

# %%
graphs = {}
for kind, (edges, nodes) in frames.items():
    pairs = edges.groupby(["source", "target"], as_index=False)["weight"].sum()
    graph = nx.from_pandas_edgelist(pairs, edge_attr="weight")
    graph.add_nodes_from(nodes["name"])
    nx.set_node_attributes(graph, nodes.set_index("name")["label"].to_dict(), "label")
    nx.set_node_attributes(graph, nodes.set_index("name")["land"].to_dict(), "land")
    graphs[kind] = graph
rows = {}
for kind, graph in graphs.items():
    tied = graph.subgraph(node for node, degree in graph.degree if degree)
    rows[kind] = {
        "density": nx.density(graph),
        "without a tie": len(graph) - len(tied),
        "components among the tied": nx.number_connected_components(tied),
        "clustering": nx.average_clustering(tied),
        "same Land (assortativity)": nx.attribute_assortativity_coefficient(tied, "land"),
    }
pd.DataFrame(rows).round(3)

# %% [markdown]
# ## Who is in the middle
#
# Municipalities with most partners, and with most shortest paths through them. Both are of what is on record.

# %%
whole = nx.compose(graphs["meeting"], graphs["cooperation"])
measures = pd.DataFrame({"label": nx.get_node_attributes(whole, "label"), "partners": dict(whole.degree), "betweenness": nx.betweenness_centrality(whole)})
measures.sort_values(["partners", "betweenness"], ascending=False).head(10).round(3).reset_index(drop=True)

# %%
KINDS = {"meeting": "Were at a meeting together", "cooperation": "Belong to a cooperation together"}
figure, panes = plt.subplots(1, 2, figsize=(11, 5.2), layout="constrained")
for axes, (kind, graph) in zip(panes, graphs.items(), strict=True):
    tied = graph.subgraph(node for node, degree in graph.degree if degree)
    place = nx.spring_layout(tied, seed=3, k=0.35)
    nx.draw_networkx_edges(tied, place, ax=axes, edge_color="#a8a29e", width=0.6, alpha=0.6)
    nx.draw_networkx_nodes(tied, place, ax=axes, node_size=[14 + 5 * tied.degree(node) for node in tied], node_color=[tied.nodes[node]["land"] for node in tied], cmap="tab20")
    top = {tied.nodes[node]["land"]: node for node in sorted(tied, key=tied.degree)}  # the one with most partners of each Land
    labels = {node: tied.nodes[node]["label"] for node in top.values() if tied.degree(node) > 3}
    nx.draw_networkx_labels(tied, {node: (x, y + 0.05) for node, (x, y) in place.items()}, labels, ax=axes, font_size=8)
    axes.set_title(f"{KINDS[kind]}: {len(tied)} of {len(graph)} have a tie", loc="left")
    axes.axis("off")
plt.show()

# %% [markdown]
# A point is a municipality, the larger the more partners it has; colours are Länder; named is the municipality with most partners in each. Cooperations are regional by their making; meetings tie those whose presence somebody reported.
