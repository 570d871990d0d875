using System.Net;
using System.Text.Json;
using Opik.Contracts;
using Opik.Optimizations;

namespace Opik.Sdk.Tests.Optimizations;

public sealed class OptimizationTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task An_optimization_is_stored_changed_listed_and_deleted()
    {
        var client = await server.ClientAsync();
        var dataset = $"d-{Guid.NewGuid():N}";

        var created = await client.Optimizations.CreateAsync(dataset, "accuracy", "try", JsonSerializer.SerializeToElement(new { optimizer = "x" }), cancellationToken: Cancel);
        await client.Optimizations.UpdateAsync(created.Id, new() { Status = OptimizationStatus.Error, ErrorInfo = new ErrorInfo("Timeout", "too slow", "at x") }, Cancel);
        var failed = await client.Optimizations.GetAsync(created.Id, Cancel);
        var listed = await ListAsync(client, dataset, client.Options.ProjectName);
        await client.Optimizations.DeleteAsync([created.Id], Cancel);

        Assert.Equal(("try", dataset, "accuracy", OptimizationStatus.Running, 0L), (created.Name, created.DatasetName, created.ObjectiveName, created.Status, created.NumTrials));
        Assert.Equal("x", created.Metadata!.Value.GetProperty("optimizer").GetString());
        Assert.Equal(("try", OptimizationStatus.Error, new ErrorInfo("Timeout", "too slow", "at x")), (failed.Name, failed.Status, failed.ErrorInfo));
        Assert.Equal([created.Id], listed);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<OpikApiException>(() => client.Optimizations.GetAsync(created.Id, Cancel))).StatusCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_missing_or_malformed_is_said()
    {
        var client = await server.ClientAsync();

        Assert.Empty(await ListAsync(client, null, $"p-{Guid.NewGuid():N}"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Optimizations.CreateAsync("", "accuracy", cancellationToken: Cancel));
        var absent = await Assert.ThrowsAsync<OpikApiException>(() => client.Optimizations.UpdateAsync(Guid.CreateVersion7(), new() { Name = "x" }, Cancel));
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        await client.Optimizations.DeleteAsync([Guid.CreateVersion7()], Cancel);
    }

    private static async Task<List<Guid>> ListAsync(OpikClient client, string? dataset, string? project)
    {
        var ids = new List<Guid>();
        await foreach (var optimization in client.Optimizations.ListAsync(datasetName: dataset, projectName: project, cancellationToken: Cancel))
            ids.Add(optimization.Id);
        return ids;
    }
}
