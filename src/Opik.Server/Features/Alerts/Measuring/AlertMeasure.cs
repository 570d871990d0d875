using System.Text.Json.Serialization;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>What of a kind is measured; without a name what the kind has always been: a number of errors, an average duration.</summary>
internal enum AlertMeasure
{
    /// <summary>Number of traces with an error.</summary>
    [JsonStringEnumMemberName("count")]
    Count,

    /// <summary>Share of the traces that have an error, in percent.</summary>
    [JsonStringEnumMemberName("rate")]
    Rate,

    /// <summary>Mean.</summary>
    [JsonStringEnumMemberName("avg")]
    Average,

    /// <summary>Median.</summary>
    [JsonStringEnumMemberName("p50")]
    P50,

    /// <summary>90 % take at most so long.</summary>
    [JsonStringEnumMemberName("p90")]
    P90,

    /// <summary>95 % take at most so long.</summary>
    [JsonStringEnumMemberName("p95")]
    P95,

    /// <summary>99 % take at most so long.</summary>
    [JsonStringEnumMemberName("p99")]
    P99,
}
