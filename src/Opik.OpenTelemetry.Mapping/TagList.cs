using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>Tags of one span: from a list, JSON text (<c>["a","b"]</c>) or comma-separated text (<c>a,b</c>).</summary>
internal sealed class TagList
{
    // The limits of the REST endpoints. A batch of spans is not refused for its tags, so what is over stays out.
    private const int Most = 50;
    private const int Longest = 100;

    private List<string>? _tags;

    /// <summary>The tags in the order they came, none twice; null when there are none.</summary>
    public IReadOnlyList<string>? Tags => _tags is { Count: > 0 } ? _tags : null;

    /// <summary>Adds those of an attribute; false when not all fit.</summary>
    public bool TryAdd(OtlpValue value)
    {
        var texts = JsonExpansion.AsList(value)?.Select(item => item.AsText() ?? "") ?? (value.AsText() ?? "").Split(',');
        var all = true;
        foreach (var tag in texts.Select(text => text.Trim()).Where(text => text.Length > 0))
        {
            _tags ??= [];
            if (_tags.Contains(tag, StringComparer.Ordinal))
                continue;
            if (tag.Length <= Longest && _tags.Count < Most)
                _tags.Add(tag);
            else
                all = false;
        }

        return all;
    }
}
