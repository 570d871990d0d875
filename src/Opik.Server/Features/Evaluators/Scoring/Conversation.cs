using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>A thread as a list of messages: the inputs are the user's, the outputs the assistant's.</summary>
internal static class Conversation
{
    /// <summary><c>[{"role":"user","content":…},{"role":"assistant","content":…}]</c>, of traces in their order.</summary>
    public static JsonText Of(IEnumerable<Trace> traces)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartArray();
            foreach (var trace in traces)
            {
                Write(writer, "user", trace.Input);
                Write(writer, "assistant", trace.Output);
            }

            writer.WriteEndArray();
        }

        return new JsonText(buffer.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, string role, JsonText? content)
    {
        if (content is not { IsEmpty: false } json)
            return;
        writer.WriteStartObject();
        writer.WriteString("role"u8, role);
        writer.WritePropertyName("content"u8);
        writer.WriteRawValue(json.Utf8.Span, skipInputValidation: true);
        writer.WriteEndObject();
    }
}
