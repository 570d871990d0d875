using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage;

/// <summary>The fields of an item that a draft changes, undoes and merges one by one.</summary>
public static class DatasetItemFields
{
    /// <summary>Leads members of the map: <c>data.question</c>. What follows is the name as it is, dots included.</summary>
    public const string DataPrefix = "data.";

    private const string TagsField = "tags";
    private const string DescriptionField = "description";
    private const string EvaluatorsField = "evaluators";
    private const string PolicyField = "execution_policy";

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1024 };

    /// <summary>Fields in which two states of an item differ; members of the map first, in their order.</summary>
    public static IReadOnlyList<string> Changed(DatasetItem before, DatasetItem after)
    {
        var fields = new List<string>();
        if (!before.Data.Utf8.Span.SequenceEqual(after.Data.Utf8.Span))
        {
            using var old = JsonDocument.Parse(before.Data.Utf8, Deep);
            using var now = JsonDocument.Parse(after.Data.Utf8, Deep);
            foreach (var member in now.RootElement.EnumerateObject())
            {
                if (!old.RootElement.TryGetProperty(member.Name, out var value) || !JsonElement.DeepEquals(value, member.Value))
                    fields.Add(DataPrefix + member.Name);
            }

            foreach (var member in old.RootElement.EnumerateObject())
            {
                if (!now.RootElement.TryGetProperty(member.Name, out _))
                    fields.Add(DataPrefix + member.Name);
            }
        }

        if (!(before.Tags ?? []).SequenceEqual(after.Tags ?? [], StringComparer.Ordinal))
            fields.Add(TagsField);
        if (before.Description != after.Description)
            fields.Add(DescriptionField);
        if (!SameJson(before.Evaluators, after.Evaluators))
            fields.Add(EvaluatorsField);
        if (!SameJson(before.ExecutionPolicy, after.ExecutionPolicy))
            fields.Add(PolicyField);
        return fields;
    }

    /// <summary>The item <paramref name="to"/> with the fields as <paramref name="from"/> has them. Unknown names are ignored.</summary>
    public static DatasetItem Take(DatasetItem from, DatasetItem to, IReadOnlyCollection<string> fields)
    {
        var members = fields.Where(static field => field.StartsWith(DataPrefix, StringComparison.Ordinal)).Select(static field => field[DataPrefix.Length..]).ToHashSet(StringComparer.Ordinal);
        return to with
        {
            Data = members.Count == 0 ? to.Data : DatasetItemMap.Take(from.Data, to.Data, members),
            Tags = fields.Contains(TagsField) ? from.Tags : to.Tags,
            Description = fields.Contains(DescriptionField) ? from.Description : to.Description,
            Evaluators = fields.Contains(EvaluatorsField) ? from.Evaluators : to.Evaluators,
            ExecutionPolicy = fields.Contains(PolicyField) ? from.ExecutionPolicy : to.ExecutionPolicy,
        };
    }

    private static bool SameJson(JsonText? left, JsonText? right)
    {
        if (left is not { } one || right is not { } other)
            return left is null == right is null;
        if (one.Utf8.Span.SequenceEqual(other.Utf8.Span))
            return true;
        using var first = JsonDocument.Parse(one.Utf8, Deep);
        using var second = JsonDocument.Parse(other.Utf8, Deep);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }
}
