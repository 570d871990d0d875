namespace Opik.Storage.Sqlite;

/// <summary>Totals of whole projects without reading their rows: totals of pages, project lists.</summary>
internal interface IProjectTotals
{
    /// <summary>The totals as the session sees them; null while older rows are still being counted: count them yourself.</summary>
    /// <param name="session">The reader.</param>
    /// <param name="project">Key of the project.</param>
    ProjectTotals? Read(SqliteSession session, long project);
}
