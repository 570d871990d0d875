using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Opik.Anonymizing;
using Opik.Delivery.Reporting;
using Opik.Payloads;
using Opik.Tracing;

namespace Opik.Delivery.Queueing;

/// <summary>
/// What happens to the payloads of traces and spans before they leave the process, in this order: anonymizers, files
/// embedded as base64 become attachments, what is still too large is replaced by a note. Small payloads without anonymizers
/// are not even parsed.
/// </summary>
internal sealed class PayloadStage(DeliverySettings settings, ILogger logger, TimeProvider time)
{
    private static readonly string[] Fields = ["input", "output", "metadata"];

    private readonly double parsedFrom = Math.Min(
        settings.ExtractsFiles ? settings.MinEmbeddedFileLength : double.MaxValue,
        // The size that is compared with the limit is an estimate, which is never twice the text.
        settings.MaximalPayloadMegabytes > 0 ? settings.MaximalPayloadMegabytes * PayloadSize.BytesPerMegabyte / 2 : double.MaxValue);

    /// <summary>True when the payloads of an item have to be looked at.</summary>
    /// <param name="item">The item.</param>
    /// <param name="length">Bytes of its JSON.</param>
    public bool Applies(DeliveryItem item, int length) =>
        item.Kind is DeliveryKind.Trace or DeliveryKind.Span or DeliveryKind.TraceUpdate or DeliveryKind.SpanUpdate
        && (length >= parsedFrom || item.Anonymizers is { Count: > 0 });

    /// <summary>The JSON as it may leave.</summary>
    /// <param name="item">The item.</param>
    /// <param name="json">Its JSON.</param>
    /// <param name="files">Gets the files that were taken out.</param>
    public JsonObject Apply(DeliveryItem item, ReadOnlySpan<byte> json, List<DeliveryItem> files)
    {
        var entity = JsonNode.Parse(json)!.AsObject();
        var ofTrace = item.Kind is DeliveryKind.Trace or DeliveryKind.TraceUpdate;
        if (item.Anonymizers is { Count: > 0 } anonymizers)
            Anonymize(entity, anonymizers, ofTrace ? "trace" : "span");
        if (settings.ExtractsFiles)
            Extract(entity, item.EntityId, ofTrace, files);
        if (PayloadLimit.Apply(entity, settings.MaximalPayloadMegabytes) is { Count: > 0 } cut)
            DeliveryLog.Truncated(logger, ofTrace ? "trace" : "span", item.EntityId, string.Join(", ", cut), settings.MaximalPayloadMegabytes);
        return entity;
    }

    private static void Anonymize(JsonObject entity, AnonymizerList anonymizers, string objectType)
    {
        foreach (var field in Fields)
        {
            if (!entity.TryGetPropertyValue(field, out var before))
                continue;
            var after = anonymizers.Anonymize(before, new AnonymizationContext(field, objectType));
            if (!ReferenceEquals(before, after))
                entity[field] = after;
        }
    }

    private void Extract(JsonObject entity, Guid id, bool ofTrace, List<DeliveryItem> files)
    {
        var project = entity["project_name"]?.GetValue<string>();
        foreach (var field in Fields)
        {
            UrlSafeImages.Normalize(entity[field]);
            foreach (var file in EmbeddedFiles.Extract(entity[field], field, settings.MinEmbeddedFileLength, time))
                files.Add(new AttachmentItem(ofTrace, id, project, OpikAttachment.FromBytes(file.Content, file.FileName, file.ContentType)));
        }
    }
}
