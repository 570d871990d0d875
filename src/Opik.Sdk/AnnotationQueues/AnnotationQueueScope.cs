using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.AnnotationQueues;

/// <summary>What people judge in a queue.</summary>
[JsonConverter(typeof(WireEnumConverter<AnnotationQueueScope>))]
public enum AnnotationQueueScope
{
    /// <summary>Traces.</summary>
    Trace,

    /// <summary>Whole conversations.</summary>
    Thread,
}
