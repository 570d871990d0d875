using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Capture;
using Opik.Payloads;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>How values of a program become JSON.</summary>
internal static class EncodingCalls
{
    public static Dictionary<string, Func<GoldenCase, JsonNode?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["json_encoder"] = golden => new JsonObject { ["encoded"] = Encoded(Value(golden.Param("type")!, golden.Input.GetProperty("value"))) },
        ["wire_datetime"] = golden => new JsonObject { ["text"] = WireTime.Text(Time(golden.Text("datetime")!)) },
    };

    private enum Small
    {
        Zero,
        One,
        Two,
        Three,
    }

    private static JsonNode? Encoded(object? value) => JsonNode.Parse(ValueCapture.ToUtf8(value).Span);

    // Without an offset Python means UTC here.
    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // The .NET values that stand for those of Python. What has no twin is a value of JSON.
    private static object? Value(string type, JsonElement json) => type switch
    {
        "datetime" => Time(json.GetString()!),
        "date" => DateOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        "time" => TimeOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        "timedelta_seconds" => TimeSpan.FromSeconds(json.GetDouble()),
        "bytes_hex" => Convert.FromHexString(json.GetString()!),
        "uuid" => Guid.Parse(json.GetString()!),
        "decimal" => decimal.Parse(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText(), CultureInfo.InvariantCulture),
        "enum_int" => (Small)json.GetInt32(),
        "exception" => new InvalidOperationException(json.GetString()),
        "set" or "frozenset" => json.EnumerateArray().Select(Plain).ToHashSet(),
        "float" when json.ValueKind == JsonValueKind.String => json.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text => double.Parse(text!, CultureInfo.InvariantCulture),
        },
        "tuple" or "list" => json.EnumerateArray().Select(Plain).ToArray(),
        "dict_bool_key" => json.EnumerateObject().ToDictionary(entry => bool.Parse(entry.Name), entry => Plain(entry.Value)),
        "dict_int_key" => json.EnumerateObject().ToDictionary(entry => int.Parse(entry.Name, CultureInfo.InvariantCulture), entry => Plain(entry.Value)),
        "dict_float_key" => json.EnumerateObject().ToDictionary(entry => double.Parse(entry.Name, CultureInfo.InvariantCulture), entry => Plain(entry.Value)),
        _ => Plain(json),
    };

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Null => null,
        _ => json,
    };
}
