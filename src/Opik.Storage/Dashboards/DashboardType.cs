namespace Opik.Storage;

/// <summary>What kind of data a dashboard works with.</summary>
public enum DashboardType
{
    /// <summary>Metrics of one or more projects.</summary>
    MultiProject,

    /// <summary>Results of experiments.</summary>
    Experiments,
}
