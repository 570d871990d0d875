using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Optimizations;

/// <summary>How far an optimization is.</summary>
[JsonConverter(typeof(WireEnumConverter<OptimizationStatus>))]
public enum OptimizationStatus
{
    /// <summary>At work.</summary>
    Running,

    /// <summary>Waiting to be run by the server.</summary>
    Initialized,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Stopped by somebody.</summary>
    Cancelled,

    /// <summary>Failed.</summary>
    Error,
}
