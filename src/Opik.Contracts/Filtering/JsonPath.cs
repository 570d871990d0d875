using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Opik.Contracts;

/// <summary>
/// A path into a JSON value, as keys of filters have it: <c>model</c>, <c>$.usage.total</c>, <c>messages[0].content</c>,
/// <c>['a key']</c>, <c>items[*].id</c>. <c>$.</c> may be left out. A dotted path also finds a property whose own name
/// has dots (<c>gen_ai.system</c>), which OpenTelemetry attributes do.
/// </summary>
public sealed class JsonPath
{
    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("-.0123456789");

    private readonly IReadOnlyList<JsonPathSegment> _segments;

    private JsonPath(IReadOnlyList<JsonPathSegment> segments) => _segments = segments;

    /// <summary>Reads a path; false when a bracket is not closed, an index is no number, or a name is empty.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path)
    {
        path = null;
        text = text.Trim();
        if (text.Length == 0)
            return false;
        if (text[0] is not ('$' or '[' or '.'))
            text = "$." + text;
        var segments = new List<JsonPathSegment>();
        for (var at = text[0] == '$' ? 1 : 0; at < text.Length;)
        {
            var segment = text[at] == '[' ? Bracket(text, ref at) : Dot(text, ref at);
            if (segment is null)
                return false;
            segments.Add(segment.Value);
        }

        path = new JsonPath(segments);
        return true;
    }

    /// <summary>The names of the path joined by dots, without places in lists; null when it has a wildcard.</summary>
    public string? Name => _segments.Any(segment => segment is { Name: null, Index: < 0 })
        ? null
        : string.Join('.', _segments.Select(segment => segment.Name).OfType<string>());

    /// <summary>The first value at the path; false when there is none.</summary>
    public bool TryFind(JsonElement root, out JsonElement value) => TryFind(root, 0, out value);

    /// <summary>
    /// The value as filters compare it: a string without quotes, a number without trailing zeros of its fraction, other
    /// values as JSON; empty for null and for nothing.
    /// </summary>
    public static string Text(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return string.Empty;
            case JsonValueKind.Number:
                return TrimNumber(value.GetRawText());
            case JsonValueKind.String:
                try
                {
                    return value.GetString()!;
                }
                catch (InvalidOperationException)
                {
                    // A lone surrogate: no text, so the escaped form stands for it.
                    return value.GetRawText().Trim('"');
                }

            default:
                return value.GetRawText();
        }
    }

    /// <summary><c>1.50</c> as <c>1.5</c> and <c>2.0</c> as <c>2</c>; anything else as it is.</summary>
    public static string TrimNumber(string text) =>
        text.Contains('.', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyExcept(DecimalCharacters) < 0 && text[^1] == '0' ? text.TrimEnd('0').TrimEnd('.')
        : text.Length > 1 && text[^1] == '.' ? text[..^1] : text;

    private static JsonPathSegment? Dot(string text, ref int at)
    {
        if (text[at] != '.')
            return null;
        var start = ++at;
        while (at < text.Length && text[at] is not ('.' or '['))
            at++;
        if (at == start)
            return null;
        var name = text[start..at];
        return name == "*" ? new JsonPathSegment(null, -1) : new JsonPathSegment(name, 0);
    }

    private static JsonPathSegment? Bracket(string text, ref int at)
    {
        var quote = at + 1 < text.Length && text[at + 1] is '\'' or '"' ? text[at + 1] : '\0';
        var end = text.IndexOf(quote == '\0' ? "]" : $"{quote}]", at + (quote == '\0' ? 1 : 2), StringComparison.Ordinal);
        if (end < 0)
            return null;
        var inner = text[(at + (quote == '\0' ? 1 : 2))..end];
        at = end + (quote == '\0' ? 1 : 2);
        if (quote != '\0')
            return new JsonPathSegment(inner, 0);
        if (inner.Trim() == "*")
            return new JsonPathSegment(null, -1);
        return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new JsonPathSegment(null, index) : null;
    }

    private bool TryFind(JsonElement at, int depth, out JsonElement value)
    {
        value = at;
        if (depth == _segments.Count)
            return true;
        var segment = _segments[depth];
        if (segment.Name is not null)
            return at.ValueKind == JsonValueKind.Object && TryFindProperty(at, depth, segment.Name, out value);
        if (at.ValueKind == JsonValueKind.Array)
        {
            if (segment.Index >= 0)
                return segment.Index < at.GetArrayLength() && TryFind(at[segment.Index], depth + 1, out value);
            foreach (var element in at.EnumerateArray())
            {
                if (TryFind(element, depth + 1, out value))
                    return true;
            }
        }
        else if (at.ValueKind == JsonValueKind.Object && segment.Index < 0)
        {
            foreach (var property in at.EnumerateObject())
            {
                if (TryFind(property.Value, depth + 1, out value))
                    return true;
            }
        }

        return false;
    }

    private bool TryFindProperty(JsonElement at, int depth, string name, out JsonElement value)
    {
        if (at.TryGetProperty(name, out var property) && TryFind(property, depth + 1, out value))
            return true;
        for (var end = depth + 1; end < _segments.Count && _segments[end].Name is { } more; end++)
        {
            name = $"{name}.{more}";
            if (at.TryGetProperty(name, out property) && TryFind(property, end + 1, out value))
                return true;
        }

        value = default;
        return false;
    }

    private readonly record struct JsonPathSegment(string? Name, int Index);
}
