using System.Text.Json;

namespace Opik.Contracts;

/// <summary>Reads and validates one condition.</summary>
internal static class FilterClauseReader
{
    public static FilterClause Read(JsonElement item, FilterFieldSet fields)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw new FilterException($"Invalid filters query parameter '{item.GetRawText()}'");
        var name = Text(item, "field");
        if (string.IsNullOrWhiteSpace(name) || !fields.TryFind(name, Text(item, "type"), out var field))
            throw new FilterException($"Invalid filters: unknown field '{name}'");
        var operatorName = Text(item, "operator");
        if (!FilterOperators.TryParse(operatorName, out var @operator))
            throw new FilterException($"Invalid filters: unknown operator '{operatorName}' for field '{name}'");
        if (!field.Accepts(@operator))
            throw BadOperator(field, @operator);

        var key = Text(item, "key") is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        var value = Decode(Text(item, "value") ?? string.Empty, field, @operator);
        return Validate(field, @operator, key, value);
    }

    private static FilterClause Validate(FilterField field, FilterOperator @operator, string? key, string value)
    {
        if (field.Type == FilterFieldType.Custom)
            return Custom(field, @operator, key, value);
        if (FilterValues.NeedsKey(field.Type))
        {
            if (key is null || (FilterValues.KeyIsPath(field.Type) && !JsonPath.TryParse(key, out _)))
                throw BadValue(field, key, value);
        }
        else
        {
            key = null;
        }

        if (@operator.IsPresence())
            return new FilterClause(field.Name, field.Type, @operator, key, string.Empty);
        if (!FilterValues.IsValid(field, @operator, value))
            throw BadValue(field, key, value);
        return new FilterClause(field.Name, field.Type, @operator, key, value);
    }

    // "input" and "output" are texts; with a path behind the dot they are the dictionaries input_json and output_json.
    private static FilterClause Custom(FilterField field, FilterOperator @operator, string? key, string value)
    {
        foreach (var part in (ReadOnlySpan<string>)["input", "output"])
        {
            if (key is null || !key.StartsWith(part, StringComparison.Ordinal))
                continue;
            if (key.Length == part.Length)
            {
                var whole = new FilterField(part, FilterFieldType.String);
                return whole.Accepts(@operator) ? Validate(whole, @operator, null, value) : throw BadOperator(whole, @operator);
            }

            if (key[part.Length] is '.' or '[' && key.Length > part.Length + 1)
            {
                var path = key[part.Length] == '.' ? key[(part.Length + 1)..] : key[part.Length..];
                return Validate(new FilterField(part + "_json", FilterFieldType.Dictionary), @operator, path, value);
            }
        }

        throw BadValue(field, key, value);
    }

    // Values of most types are URL-encoded once more inside the JSON, by the published clients and by the original server's rule.
    private static string Decode(string value, FilterField field, FilterOperator @operator)
    {
        if (@operator.IsPresence() || !FilterValues.IsUrlEncoded(field.Type) || value.AsSpan().IndexOfAny('%', '+') < 0)
            return value;
        return FormText.TryDecode(value, out var decoded)
            ? decoded
            : throw new FilterException($"Invalid value '{value}' for field '{field.Name}' of type '{FilterFieldTypes.Name(field.Type)}': broken URL encoding");
    }

    private static FilterException BadOperator(FilterField field, FilterOperator @operator) =>
        new($"Invalid operator '{FilterOperators.Name(@operator)}' for field '{field.Name}' of type '{FilterFieldTypes.Name(field.Type)}'");

    private static FilterException BadValue(FilterField field, string? key, string value) =>
        new($"Invalid value '{value}' or key '{key}' for field '{field.Name}' of type '{FilterFieldTypes.Name(field.Type)}'");

    private static string? Text(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => throw new FilterException($"Invalid filters: '{name}' must be a text, found {value.GetRawText()}"),
            };
        }
        catch (InvalidOperationException exception)
        {
            // A lone surrogate (\ud800) is valid JSON but no text.
            throw new FilterException($"Invalid filters: '{name}' is not valid text", exception);
        }
    }
}
