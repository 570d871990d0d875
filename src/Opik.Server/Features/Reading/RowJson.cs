using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Reading;

/// <summary>Members that rows of several kinds share.</summary>
internal static class RowJson
{
    /// <summary>Error information; a preview row has only type and message.</summary>
    public static void WriteError(this Utf8JsonWriter writer, ErrorInfo? error, ReadShape shape)
    {
        if (error is null || !shape.Has("error_info"))
            return;
        writer.WriteStartObject("error_info"u8);
        writer.WriteString("exception_type"u8, error.ExceptionType);
        writer.WriteTextIfAny("message"u8, error.Message);
        if (!shape.Preview)
            writer.WriteString("traceback"u8, error.Traceback);
        writer.WriteEndObject();
    }

    /// <summary>Input, output and metadata, or the previews that stand in for them.</summary>
    /// <param name="writer">Target.</param>
    /// <param name="shape">What is wanted.</param>
    /// <param name="input">Input.</param>
    /// <param name="output">Output.</param>
    /// <param name="metadata">Metadata, with what was injected.</param>
    /// <param name="inputPreview">Preview of the input.</param>
    /// <param name="outputPreview">Preview of the output.</param>
    public static void WritePayloads(
        this Utf8JsonWriter writer, ReadShape shape, JsonText? input, JsonText? output, JsonText? metadata, string? inputPreview, string? outputPreview)
    {
        if (shape.Preview)
        {
            writer.WriteTextIfAny("input_preview"u8, inputPreview);
            writer.WriteTextIfAny("output_preview"u8, outputPreview);
            if (shape.Paths.Count > 0)
                writer.WriteValues(shape.Paths, input, output, metadata);
            return;
        }

        if (shape.Has("input"))
            writer.WriteJsonIfAny("input"u8, shape.Show(input));
        if (shape.Has("output"))
            writer.WriteJsonIfAny("output"u8, shape.Show(output));
        if (shape.Has("metadata"))
            writer.WriteJsonIfAny("metadata"u8, metadata);
    }

    private static void WriteValues(this Utf8JsonWriter writer, IReadOnlyList<PayloadPath> paths, JsonText? input, JsonText? output, JsonText? metadata)
    {
        writer.WriteStartObject("values"u8);
        foreach (var ofPayload in paths.GroupBy(path => path.Part))
        {
            var payload = ofPayload.Key switch { PayloadParts.Input => input, PayloadParts.Output => output, _ => metadata };
            if (payload is not { IsEmpty: false } json)
                continue;
            using var document = JsonDocument.Parse(json.Utf8, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
            foreach (var path in ofPayload)
                path.Write(writer, document.RootElement);
        }

        writer.WriteEndObject();
    }

    /// <summary>Cost in USD. What is unknown is left out, and so is 0 but for previews, which tell the two apart.</summary>
    public static void WriteCost(this Utf8JsonWriter writer, decimal? cost, ReadShape shape)
    {
        if (cost is { } value && (value != 0 || shape.Preview) && shape.Has("total_estimated_cost"))
            writer.WritePlainNumber("total_estimated_cost"u8, value);
    }
}
