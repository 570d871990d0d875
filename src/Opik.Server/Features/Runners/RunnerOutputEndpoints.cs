using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>The output of a run while it grows (docs/adr/0028). In memory as long as the run goes on; the result takes its place.</summary>
internal sealed class RunnerOutputEndpoints(RequestBody body, RunnerHub hub)
{
    private const int MaxOutputOfJob = 262_144;

    public async Task GetAsync(HttpContext http)
    {
        var (scope, id, from) = (http.Scope(), http.RouteId("jobId"), http.QueryNumber("from", 0, 0, int.MaxValue));
        await http.WriteDtoAsync(200, await hub.ReadAsync(state => JobOutputView.Of(state.Job(scope, id), from), http.RequestAborted));
    }

    public async Task AppendAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("jobId"));
        var piece = await body.ReadDtoAsync<JobOutputBody>(http);
        piece.Check();
        var length = await hub.ReadAsync(state => Append(state, state.Job(scope, id), piece), http.RequestAborted);
        await http.WriteDtoAsync(200, new JobOutputAnswer(length));
    }

    private static int Append(HubState state, RunnerJob job, JobOutputBody piece)
    {
        if (job.RunnerId != piece.RunnerId)
            throw ApiException.WithErrors(StatusCodes.Status403Forbidden, "The job belongs to another runner");
        if (job.HasEnded)
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, $"The job has ended ({job.Status}); its output grows no more");
        if (job.Status != "running")
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, "The job was not taken yet");
        var output = job.Output ?? new JobOutput();
        if (piece.Offset > output.Length)
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, $"The output has {output.Length} characters: the next piece begins there, not at {piece.Offset}");
        var more = output.Following(piece.Offset!.Value, piece.Text!)
            ?? throw ApiException.WithErrors(StatusCodes.Status409Conflict, $"The output has another text at {piece.Offset}");
        if (output.Length + more.Length > MaxOutputOfJob)
            throw ApiException.WithErrors(StatusCodes.Status413PayloadTooLarge, $"The output of a run is shown up to {MaxOutputOfJob} characters; its result may be longer");
        output.Append(more);
        output.Tokens = piece.Tokens ?? output.Tokens;
        job.Output = output;
        if (state.Runners.FirstOrDefault(runner => runner.Id == job.RunnerId) is { } runner)
            runner.LastSeenAt = state.Now;
        return output.Length;
    }
}
