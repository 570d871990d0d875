namespace Opik.Storage.Sqlite;

/// <summary>Which rows are counted.</summary>
/// <param name="Entity">Kind of the rows.</param>
/// <param name="Workspace">Key of the workspace.</param>
/// <param name="Project">Key of the project.</param>
/// <param name="Window">Range of ids.</param>
/// <param name="Sources">Sources of the rows.</param>
/// <param name="Selection">Further conditions; null: none, so that roll-ups may answer.</param>
internal sealed record StatsRequest(StatsEntity Entity, long Workspace, long Project, StatsWindow Window, SourceSet Sources, IRowSelection? Selection);
