namespace Opik.Attachments;

/// <summary>What files belong to. Python: <c>entity_type</c>.</summary>
public enum AttachmentOwner
{
    /// <summary>A trace.</summary>
    Trace,

    /// <summary>A span.</summary>
    Span,
}
