using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Member <c>annotation_queues</c> of traces and threads.</summary>
internal static class AnnotationQueueReferenceJson
{
    /// <summary>Writes the member; nothing for no queues.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<AnnotationQueueReference>? queues)
    {
        if (queues is not { Count: > 0 })
            return;
        writer.WriteStartArray("annotation_queues"u8);
        foreach (var queue in queues)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, queue.Id);
            writer.WriteString("name"u8, queue.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
