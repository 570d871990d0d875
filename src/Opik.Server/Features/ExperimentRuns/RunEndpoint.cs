using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Makes the experiments at once and leaves the calls to a job.</summary>
internal sealed class RunEndpoint(RequestBody body, RunRequests requests, IJobs jobs)
{
    /// <summary>Runs of a workspace that may wait or go on at a time.</summary>
    private const int MostRuns = 50;

    public async Task ExecuteAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<RunBody>(http);
        request.Check();
        await jobs.EnsureRoomAsync(scope, RunJobHandler.JobKind, MostRuns, "runs", http.RequestAborted);

        var (plan, items) = await requests.PlanAsync(scope, request, http.RequestAborted);
        var payload = new JsonText(JsonSerializer.SerializeToUtf8Bytes(plan, WireJson.Options));
        // Experiments exist now: a client that goes away does not leave them without a run.
        await jobs.AddAsync(scope, RunJobHandler.JobKind, plan.DatasetId, payload, CancellationToken.None);
        await http.WriteJsonAsync(StatusCodes.Status202Accepted, (plan, items), static (writer, answer) =>
        {
            writer.WriteStartArray("experiments"u8);
            for (var i = 0; i < answer.plan.Variants.Count; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("experiment_id"u8, answer.plan.Variants[i].ExperimentId);
                writer.WriteNumber("prompt_index"u8, i);
                writer.WriteNumber("total_items"u8, answer.items);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("total_items"u8, answer.items * answer.plan.Variants.Count);
        });
    }
}
