using System.Text.Json.Nodes;
using Opik.Cli.Commands.Import;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Migrate;

/// <summary>
/// Which copied dataset item belongs to which source item. Servers choose the ids of copied items, so they are known by what
/// they say; items that say the same are interchangeable.
/// </summary>
internal sealed class ItemMap
{
    private readonly Dictionary<string, string> copies = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>Id of the copy; null: none.</summary>
    public string? this[string sourceId] => copies.GetValueOrDefault(sourceId);

    /// <summary>Adds the items of a version that are new in it.</summary>
    public void Extend(IEnumerable<JsonObject> source, IEnumerable<JsonObject> copied)
    {
        var free = copied.Where(item => !taken.Contains(item.Text("id")!)).GroupBy(Content, item => item.Text("id")!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<string>(group), StringComparer.Ordinal);
        foreach (var item in source)
        {
            var id = item.Text("id")!;
            if (!copies.ContainsKey(id) && free.TryGetValue(Content(item), out var candidates) && candidates.TryDequeue(out var copy))
            {
                copies[id] = copy;
                taken.Add(copy);
            }
        }
    }

    /// <summary>Everything that makes an item what it is, ids and times apart.</summary>
    public static string Content(JsonObject item) => ItemContent.Of(Members(item));

    /// <summary>The members that are copied.</summary>
    public static JsonObject Members(JsonObject item) => new JsonObject().With(item, "source", "data", "description", "tags", "evaluators", "execution_policy");
}
