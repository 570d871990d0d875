using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Payloads;

/// <summary>
/// Bytes that a value takes as compact JSON, as the Python client estimates them: texts in UTF-8 without their escapes, an
/// empty object or array as one byte. Both clients must cut the same payloads.
/// </summary>
internal static class PayloadSize
{
    /// <summary>Bytes in a megabyte, as limits count them.</summary>
    public const double BytesPerMegabyte = 1024 * 1024;

    /// <summary>Bytes of a value.</summary>
    public static long Estimate(JsonNode? value) => value switch
    {
        null => 4,
        JsonObject { Count: 0 } or JsonArray { Count: 0 } => 1,
        JsonObject members => 1 + members.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + 4L + Estimate(member.Value)),
        JsonArray items => 1 + items.Sum(item => 1 + Estimate(item)),
        _ => Scalar(value),
    };

    private static long Scalar(JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                return Encoding.UTF8.GetByteCount(value.GetValue<string>()) + 2L;
            case JsonValueKind.True:
                return 4;
            case JsonValueKind.False:
                return 5;
            default:
                var token = value.ToJsonString();
                return token.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? token.Length : PythonFloat.Text(double.Parse(token, System.Globalization.CultureInfo.InvariantCulture)).Length;
        }
    }
}
