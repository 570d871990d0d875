namespace Opik.Storage;

/// <summary>Where a pass over old traces stands; the default is its beginning.</summary>
/// <param name="AtSpans">Traces are done; what is left are spans whose trace is not there.</param>
/// <param name="After">Id of the last trace or span that was looked at; null: none was.</param>
public readonly record struct RetentionCursor(bool AtSpans, Guid? After);
