using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Contracts.PythonRules;

/// <summary>JSON values as Python prints and converts what it has read from them.</summary>
internal static class PythonValue
{
    /// <summary><c>str(value)</c>: a text is itself; else as <see cref="Show"/>.</summary>
    public static string Print(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : Show(value);

    /// <summary><c>repr(value)</c>: <c>None</c>, <c>True</c>, <c>['a', 1.0]</c>, <c>{'a': 1}</c>.</summary>
    public static string Show(JsonNode? value) => value switch
    {
        null => "None",
        JsonArray items => $"[{string.Join(", ", items.Select(Show))}]",
        JsonObject members => $"{{{string.Join(", ", members.Select(member => $"{PythonLiteral.Quote(member.Key)}: {Show(member.Value)}"))}}}",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.Null => "None",
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            JsonValueKind.String => PythonLiteral.Quote(value.GetValue<string>()),
            _ => Number(value.AsValue()),
        },
    };

    // Numbers read from a text know how they were written; numbers made here do not: NaN among them.
    private static string Number(JsonValue value)
    {
        if (value.TryGetValue<JsonElement>(out var written))
        {
            var token = written.GetRawText();
            return token.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? (token == "-0" ? "0" : token) : PythonFloat.Text(double.Parse(token, CultureInfo.InvariantCulture));
        }

        return value.TryGetValue<double>(out var number) ? PythonFloat.Text(number) : value.ToString();
    }

    /// <summary><c>float(value)</c>: a number, a boolean as 1 and 0, a text that <see cref="PythonFloat.TryParse"/> reads. Null: Python refuses it.</summary>
    public static double? Float(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => PythonFloat.TryParse(value.GetValue<string>(), out var parsed) ? parsed : null,
        JsonValueKind.Number => Double(value.AsValue()),
        _ => null,
    };

    private static double Double(JsonValue value) => value.TryGetValue<JsonElement>(out var written)
        ? double.Parse(written.GetRawText(), CultureInfo.InvariantCulture)
        : Convert.ToDouble(value.GetValue<object>(), CultureInfo.InvariantCulture);
}
