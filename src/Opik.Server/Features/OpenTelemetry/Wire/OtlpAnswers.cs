using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>
/// Writes <c>ExportTraceServiceResponse</c>: empty when everything was stored, else <c>partial_success</c>
/// (https://opentelemetry.io/docs/specs/otlp/#partial-success).
/// </summary>
internal static class OtlpAnswers
{
    private const byte PartialSuccess = (1 << 3) | 2;
    private const byte RejectedSpans = 1 << 3;
    private const byte ErrorMessage = (2 << 3) | 2;

    public static byte[] ToProtobuf(OtlpReceipt receipt)
    {
        if (receipt.Rejected == 0)
            return [];
        var partial = new List<byte> { RejectedSpans };
        AddVarint(partial, receipt.Rejected);
        AddText(partial, ErrorMessage, receipt.RejectedBecause ?? "");
        var answer = new List<byte> { PartialSuccess };
        AddVarint(answer, partial.Count);
        return [.. answer, .. partial];
    }

    public static byte[] ToJson(OtlpReceipt receipt)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (receipt.Rejected > 0)
            {
                writer.WriteStartObject("partialSuccess");
                // 64-bit integers are text in the JSON form.
                writer.WriteString("rejectedSpans", receipt.Rejected.ToString());
                writer.WriteString("errorMessage", receipt.RejectedBecause);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void AddText(List<byte> target, byte tag, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        target.Add(tag);
        AddVarint(target, bytes.Length);
        target.AddRange(bytes);
    }

    private static void AddVarint(List<byte> target, int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
            target.Add((byte)(rest | 0x80));
        target.Add((byte)rest);
    }
}
