namespace Opik.Storage.Sqlite;

/// <summary>The value of a score for one entity: the average over its authors.</summary>
/// <param name="Name">Name of the score.</param>
/// <param name="Owner">The entity that is counted: of span scores shown with traces the trace.</param>
/// <param name="Value">The value.</param>
internal readonly record struct ScoreRow(string Name, Guid Owner, double Value);
