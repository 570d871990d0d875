using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Bulk;

/// <summary>
/// Stores a bulk upload: the experiment, then traces, spans, scores, and last the items, so that an item never names what
/// is not there. What fails half-way is completed by sending it again: every id is the same then.
/// </summary>
internal sealed class BulkUpload(
    ExperimentCreation creation, IExperiments experiments, IExperimentItems items, WriteTargets targets,
    ITraceWrites traces, ISpanWrites spans, IFeedbackScores scores, IAssertionResults assertions)
{
    private const string TraceName = "evaluation_task";

    public async Task StoreAsync(Scope scope, BulkUploadDraft upload, UploadSeed seed, CancellationToken cancellationToken)
    {
        CheckProjects(upload);
        var experiment = await ExperimentAsync(scope, upload, seed, cancellationToken);
        var project = await targets.ProjectAsync(scope, null, upload.ProjectName ?? upload.Items!.Find(record => record.Trace?.ProjectName is not null)?.Trace!.ProjectName, cancellationToken);
        var rows = new BulkRows(experiment, project, seed);
        for (var i = 0; i < upload.Items!.Count; i++)
            rows.Add(upload.Items[i], i);
        await targets.EnsureEnvironmentsAsync(scope, rows.Traces, static trace => trace.Environment, cancellationToken);
        await targets.EnsureEnvironmentsAsync(scope, rows.Spans, static span => span.Environment, cancellationToken);
        await traces.UpsertAsync(scope, rows.Traces, cancellationToken);
        if (rows.Spans.Count > 0)
            await spans.UpsertAsync(scope, rows.Spans, cancellationToken);
        if (rows.Scores.Count > 0)
            await scores.PutAsync(scope, ScoredEntity.Trace, rows.Scores, cancellationToken);
        if (rows.Assertions.Count > 0)
            await assertions.PutAsync(scope, rows.Assertions, cancellationToken);
        await items.CreateAsync(scope, rows.Items, cancellationToken);
    }

    // All of an experiment's traces are in one project.
    private static void CheckProjects(BulkUploadDraft upload)
    {
        var names = upload.Items!.Select(record => record.Trace?.ProjectName).Append(upload.ProjectName).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => name!.Trim());
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any())
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, "project_name of a trace does not match the project of the upload");
    }

    private async Task<Guid> ExperimentAsync(Scope scope, BulkUploadDraft upload, UploadSeed seed, CancellationToken cancellationToken)
    {
        var id = upload.ExperimentId?.Version7("Experiment") ?? seed.Id("experiment", 0);
        if (await experiments.GetAsync(scope, id, cancellationToken) is { } known)
        {
            if (known.Experiment.DatasetName is { } dataset && !dataset.Equals(upload.DatasetName!.Trim(), StringComparison.OrdinalIgnoreCase))
                throw ApiException.WithErrors(StatusCodes.Status409Conflict, $"Experiment '{id:D}' belongs to dataset '{dataset}', but dataset '{upload.DatasetName}' was provided");
            return id;
        }

        var project = string.IsNullOrWhiteSpace(upload.ProjectName) ? (Guid?)null : await targets.ProjectAsync(scope, null, upload.ProjectName, cancellationToken);
        return await creation.CreateAsync(scope, new NewExperiment { Id = id, Name = upload.ExperimentName!, DatasetName = upload.DatasetName!, ProjectId = project }, [], cancellationToken);
    }

    /// <summary>The hidden trace that stands for a bare result.</summary>
    internal static Trace Bare(Guid id, Guid project, JsonText result, DateTime time) => new()
    {
        Id = id,
        ProjectId = project,
        Name = TraceName,
        StartTime = time,
        Output = result,
        Source = EntitySource.Experiment,
        VisibilityMode = VisibilityMode.Hidden,
    };
}
