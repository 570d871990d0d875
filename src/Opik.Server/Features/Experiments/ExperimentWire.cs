using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Names of enum members of experiments on the wire, in both directions.</summary>
internal static class ExperimentWire
{
    public static string Of(ExperimentType type) => type switch
    {
        ExperimentType.Trial => "trial",
        ExperimentType.MiniBatch => "mini-batch",
        ExperimentType.Mutation => "mutation",
        _ => "regular",
    };

    public static string Of(ExperimentStatus status) => status switch
    {
        ExperimentStatus.Running => "running",
        ExperimentStatus.Cancelled => "cancelled",
        ExperimentStatus.Failed => "failed",
        _ => "completed",
    };

    public static string Of(EvaluationMethod method) => method == EvaluationMethod.EvaluationSuite ? "evaluation_suite" : "dataset";

    public static ExperimentType? ParseType(string name) => name switch
    {
        "regular" => ExperimentType.Regular,
        "trial" => ExperimentType.Trial,
        "mini-batch" => ExperimentType.MiniBatch,
        "mutation" => ExperimentType.Mutation,
        _ => null,
    };

    public static ExperimentType? ReadType(ref JsonCursor cursor) =>
        cursor.ReadRepeatedText() is { } name ? ParseType(name) ?? throw cursor.Wrong("one of regular, trial, mini-batch, mutation") : null;

    public static ExperimentStatus? ReadStatus(ref JsonCursor cursor) => cursor.ReadRepeatedText() switch
    {
        null => null,
        "running" => ExperimentStatus.Running,
        "completed" => ExperimentStatus.Completed,
        "cancelled" => ExperimentStatus.Cancelled,
        "failed" => ExperimentStatus.Failed,
        _ => throw cursor.Wrong("one of running, completed, cancelled, failed"),
    };

    public static EvaluationMethod? ReadMethod(ref JsonCursor cursor) => cursor.ReadRepeatedText() switch
    {
        null => null,
        "dataset" => EvaluationMethod.Dataset,
        "evaluation_suite" => EvaluationMethod.EvaluationSuite,
        _ => throw cursor.Wrong("one of dataset, evaluation_suite"),
    };
}
