using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Prompts.Jinja.Values;

/// <summary>.NET values as values of the template language.</summary>
internal static class ValueConversion
{
    private const int MaxDepth = 64;

    /// <summary>
    /// Texts, numbers, flags, dates, lists, dictionaries with text keys and JSON; anything else by its own text. Nothing is
    /// reflected on, so that it works in trimmed programs.
    /// </summary>
    public static object? From(object? value) => From(value, 0);

    private static object? From(object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new PromptTemplateException($"Values are nested more than {MaxDepth} deep");
        return value switch
        {
            null => null,
            string or bool or double or BigInteger => value,
            sbyte or byte or short or ushort or int or uint or long => new BigInteger(((IConvertible)value).ToInt64(CultureInfo.InvariantCulture)),
            ulong number => new BigInteger(number),
            float number => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            decimal number => (double)number,
            JsonElement json => FromJson(json, depth),
            JsonDocument json => FromJson(json.RootElement, depth),
            JsonNode json => FromJson(JsonDocument.Parse(json.ToJsonString()).RootElement, depth),
            IDictionary map => FromMap(map, depth),
            IEnumerable<KeyValuePair<string, object?>> map => FromPairs(map, depth),
            IEnumerable items => items.Cast<object?>().Select(item => From(item, depth + 1)).ToList(),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? string.Empty,
        };
    }

    private static object? FromJson(JsonElement json, int depth)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return json.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return json.GetBoolean();
            case JsonValueKind.Number:
                var raw = json.GetRawText();
                return raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? BigInteger.Parse(raw, CultureInfo.InvariantCulture) : json.GetDouble();
            case JsonValueKind.Array:
                return json.EnumerateArray().Select(item => From(item, depth + 1)).ToList();
            case JsonValueKind.Object:
                return FromPairs(json.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, (object?)property.Value)), depth);
            default:
                return null;
        }
    }

    private static JinjaDict FromMap(IDictionary map, int depth)
    {
        var dict = new JinjaDict();
        foreach (DictionaryEntry entry in map)
            dict.Set(From(entry.Key, depth + 1), From(entry.Value, depth + 1));
        return dict;
    }

    private static JinjaDict FromPairs(IEnumerable<KeyValuePair<string, object?>> map, int depth)
    {
        var dict = new JinjaDict();
        foreach (var (key, value) in map)
            dict.Set(key, From(value, depth + 1));
        return dict;
    }
}
