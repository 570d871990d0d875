using System.Text.Json.Nodes;

namespace Opik.Merging;

/// <summary>How a later value of a trace or span joins an earlier one. Null stands for nothing on either side.</summary>
internal static class EntityMerge
{
    /// <summary>Key of the metadata that lists the prompts a trace or span was made with.</summary>
    public const string PromptsKey = "opik_prompts";

    /// <summary>Objects deeper than this are replaced as a whole.</summary>
    private const int MaxDepth = 10;

    /// <summary>Tags in their order; new ones that are there already are left out. Null: none.</summary>
    public static IReadOnlyList<string>? Tags(IReadOnlyList<string>? existing, IReadOnlyList<string>? added)
    {
        var tags = (existing ?? []).ToList();
        foreach (var tag in added ?? [])
        {
            if (!tags.Contains(tag))
                tags.Add(tag);
        }

        return tags.Count == 0 ? null : tags;
    }

    /// <summary>Members of both; in objects on both sides their members, otherwise the later value wins, also null. Null: none.</summary>
    public static JsonObject? Objects(JsonObject? existing, JsonObject? later)
    {
        var merged = Merge(existing ?? [], later ?? [], 0);
        return merged.Count == 0 ? null : merged;
    }

    /// <summary>Like <see cref="Objects"/>, with the prompts of the later one. Null: none.</summary>
    public static JsonObject? Metadata(JsonObject? existing, JsonObject? later, JsonArray? prompts)
    {
        if (prompts is null)
            return Objects(existing, later);
        var added = later?.DeepClone().AsObject() ?? [];
        added[PromptsKey] = prompts.DeepClone();
        return Objects(existing, added);
    }

    private static JsonObject Merge(JsonObject existing, JsonObject later, int depth)
    {
        var merged = existing.DeepClone().AsObject();
        foreach (var (name, value) in later)
            merged[name] = depth < MaxDepth && value is JsonObject inner && merged[name] is JsonObject old ? Merge(old, inner, depth + 1) : value?.DeepClone();
        return merged;
    }
}
