namespace Opik.Anonymizing;

/// <summary>Where a value belongs. Python twin: the keyword arguments <c>field_name</c> and <c>object_type</c>.</summary>
/// <param name="FieldName">
/// <c>input</c>, <c>output</c> or <c>metadata</c>; inside of it the path with points, <c>metadata.user.emails.0</c>. Empty when
/// it is not known.
/// </param>
/// <param name="ObjectType"><c>trace</c> or <c>span</c>; null when it is neither.</param>
public sealed record AnonymizationContext(string FieldName, string? ObjectType)
{
    /// <summary>Nothing is known.</summary>
    public static AnonymizationContext None { get; } = new(string.Empty, null);
}
