namespace Opik.Storage;

/// <summary>What KPI cards count.</summary>
public enum KpiEntity
{
    /// <summary>Traces.</summary>
    Traces,

    /// <summary>Spans.</summary>
    Spans,

    /// <summary>Threads.</summary>
    Threads,
}
