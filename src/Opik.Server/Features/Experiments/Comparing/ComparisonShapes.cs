using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Experiments.Items;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Experiments side by side: a row for each dataset item.</summary>
internal sealed record ComparisonShape(
    int Page, int Size, long Total, IReadOnlyList<ComparedItemShape> Content, IReadOnlyList<DatasetColumnShape> Columns, ChangeCountsShape? ChangeCounts, IReadOnlyList<string>? SortableBy);

/// <summary>A row: the dataset item with its runs. Of an item that is gone only the ids are left.</summary>
internal sealed record ComparedItemShape(
    Guid Id, Guid DatasetItemId, Guid? TraceId, Guid? SpanId, DatasetItemSource Source, IReadOnlyDictionary<string, JsonElement> Data, string? Description, IReadOnlyList<string>? Tags,
    IReadOnlyList<EvaluatorShape>? Evaluators, [property: WrittenAs(typeof(ExecutionPolicyShape))] JsonElement? ExecutionPolicy, Guid DatasetId,
    DateTime? CreatedAt, string? CreatedBy, DateTime? LastUpdatedAt, string? LastUpdatedBy,
    IReadOnlyList<ExperimentRunShape> ExperimentItems, IReadOnlyDictionary<string, RunSummaryShape>? RunSummariesByExperiment, IReadOnlyDictionary<string, ItemChangeShape>? Changes);

/// <summary>How many runs of an item passed.</summary>
internal sealed record RunSummaryShape(int PassedRuns, int TotalRuns, [property: AllowedValues("passed", "failed")] string Status);

/// <summary>What became of an item against the baseline.</summary>
internal sealed record ItemChangeShape(double? Value, int Runs, double? Deviation, double? Difference, [property: AllowedValues("regression", "improvement", "same", "unknown")] string Verdict);

/// <summary>Items by what became of them.</summary>
internal sealed record ChangeCountsShape(long All, long Regressions, long Improvements, long Differ);

/// <summary>Experiments in figures against a baseline, as <see cref="SummaryJson"/> writes them.</summary>
internal sealed record ComparisonSummaryShape(Guid Baseline, long Items, long SharedItems, string Interval, IReadOnlyList<ComparedMetricShape> Metrics);

/// <summary>One metric over the experiments.</summary>
internal sealed record ComparedMetricShape(
    string Metric, [property: AllowedValues("score", "passed", "assertion", "duration", "cost", "tokens")] string Kind, string? Name, [property: AllowedValues("lower", "higher")] string Polarity,
    double Noise, bool NoiseIsShare, IReadOnlyList<MetricOfExperimentShape> Experiments);

/// <summary>A metric of one experiment.</summary>
internal sealed record MetricOfExperimentShape(
    Guid ExperimentId, long Count, double? Mean, double? Deviation, double? P50, double? P95, double? RunDeviation, ValueBinsShape? Bins, PairedDifferenceShape? Difference);

/// <summary>The paired difference to the baseline.</summary>
internal sealed record PairedDifferenceShape(long Pairs, double? Mean, double? Low, double? High, bool Significant, long Won, long Lost, long Tied, ValueBinsShape? Bins);

/// <summary>Counts in bins of equal width.</summary>
internal sealed record ValueBinsShape(double From, double To, IReadOnlyList<long> Counts);
