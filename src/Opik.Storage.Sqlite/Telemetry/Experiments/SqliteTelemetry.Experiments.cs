namespace Opik.Storage.Sqlite;

/// <content>Experiments.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Experiments.</summary>
    public IExperiments Experiments => field ??= new SqliteExperiments(this);

    /// <summary>Items of experiments.</summary>
    public IExperimentItems ExperimentItems => field ??= new SqliteExperimentItems(this);

    /// <summary>Experiments side by side.</summary>
    public IExperimentComparison ExperimentComparison => field ??= new SqliteExperimentComparison(this);

    /// <summary>Where items of datasets are used.</summary>
    public IItemUses ItemUses => field ??= new SqliteItemUses(this);

    /// <summary>Notes which experiments a write touches.</summary>
    internal ExperimentMarks ExperimentMarks { get; } = new();

    /// <summary>Figures of experiments that were compared last.</summary>
    internal FigureCache Figures { get; } = new();
}
