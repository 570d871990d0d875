namespace Opik.Storage;

/// <summary>Where a dashboard is shown.</summary>
public enum DashboardScope
{
    /// <summary>The page of dashboards.</summary>
    Workspace,

    /// <summary>The insights tab of a project, or of a comparison of experiments.</summary>
    Insights,
}
