using System.Net;
using System.Text.Json.Nodes;
using Opik.AnnotationQueues;
using Opik.Searching;

namespace Opik.Sdk.Tests.AnnotationQueues;

public sealed class AnnotationQueueTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_queue_is_created_read_changed_and_deleted()
    {
        var client = await server.ClientAsync();
        var settings = new AnnotationQueueSettings
        {
            Description = "weekly",
            Instructions = "be kind",
            CommentsEnabled = true,
            FeedbackDefinitionNames = ["helpful"],
            AnnotatorsPerItem = 2,
            Automation = new QueueAutomation { Conditions = new([new([new("helpful", "<", 0.5)])]), MaxItemsInQueue = 10 },
        };

        var created = await client.AnnotationQueues.CreateAsync("review", settings: settings, cancellationToken: Cancel);
        await client.AnnotationQueues.UpdateAsync(created.Id, new() { Instructions = "be strict" }, "review 2", Cancel);
        var changed = await client.AnnotationQueues.GetAsync(created.Id, Cancel);
        await client.AnnotationQueues.DeleteAsync([created.Id], Cancel);

        Assert.Equal(("review", AnnotationQueueScope.Trace, client.Options.ProjectName, 0L), (created.Name, created.Scope, created.ProjectName, created.ItemsCount));
        Assert.Equal(("weekly", "be kind", true, 2), (created.Description, created.Instructions, created.CommentsEnabled, created.AnnotatorsPerItem));
        Assert.Equal(["helpful"], created.FeedbackDefinitionNames);
        Assert.Equal(new QueueCondition("helpful", "<", 0.5), created.Automation!.Conditions!.Groups[0].Conditions[0]);
        Assert.Equal(("review 2", "weekly", "be strict"), (changed.Name, changed.Description, changed.Instructions));
        await Assert404Async(() => client.AnnotationQueues.GetAsync(created.Id, Cancel));
        await Assert404Async(() => client.AnnotationQueues.UpdateAsync(created.Id, new() { Description = "x" }, cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Traces_are_added_once_read_back_and_removed()
    {
        var client = await server.ClientAsync();
        var traces = await Seed.TracesAsync(client, 5);
        var queue = await client.AnnotationQueues.CreateAsync("traces", cancellationToken: Cancel);

        await client.AnnotationQueues.AddTracesAsync(queue, traces[..3], Cancel);
        await client.AnnotationQueues.AddTracesAsync(queue, traces[..3], Cancel);
        await client.AnnotationQueues.AddTracesAsync(queue, [], Cancel);
        await client.AnnotationQueues.RemoveTracesAsync(queue, [traces[0], traces[4]], Cancel);

        Assert.Equal(2, (await client.AnnotationQueues.GetAsync(queue.Id, Cancel)).ItemsCount);
        Assert.Equal(traces[1..3].Order(), (await client.AnnotationQueues.GetTracesAsync(queue, cancellationToken: Cancel)).Select(trace => trace.Id).Order());
        Assert.Equal([traces[2]], (await client.AnnotationQueues.GetTracesAsync(queue, new TraceSearch { FilterString = "name = \"t2\"" }, Cancel)).Select(trace => trace.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Threads_are_added_by_the_ids_of_their_program()
    {
        var client = await server.ClientAsync();
        await Seed.TracesAsync(client, new JsonObject { ["thread_id"] = "a" }, new JsonObject { ["thread_id"] = "b" });
        var queue = await client.AnnotationQueues.CreateAsync("threads", AnnotationQueueScope.Thread, cancellationToken: Cancel);

        await client.AnnotationQueues.AddThreadsAsync(queue, ["a", "b"], Cancel);
        await client.AnnotationQueues.RemoveThreadsAsync(queue, ["b"], Cancel);

        Assert.Equal(["a"], (await client.AnnotationQueues.GetThreadsAsync(queue, cancellationToken: Cancel)).Select(thread => thread.Id));
        await Assert404Async(() => client.AnnotationQueues.AddThreadsAsync(queue, ["b", "unknown"], Cancel));
        Assert.Equal(1, (await client.AnnotationQueues.GetAsync(queue.Id, Cancel)).ItemsCount);
    }

    [Fact(Timeout = 60_000)]
    public async Task Items_of_the_other_kind_are_refused()
    {
        var client = await server.ClientAsync();
        var ofThreads = await client.AnnotationQueues.CreateAsync("threads", AnnotationQueueScope.Thread, cancellationToken: Cancel);
        var ofTraces = await client.AnnotationQueues.CreateAsync("traces", cancellationToken: Cancel);

        await Assert.ThrowsAsync<ArgumentException>(() => client.AnnotationQueues.AddTracesAsync(ofThreads, [Guid.CreateVersion7()], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.AnnotationQueues.AddThreadsAsync(ofTraces, ["a"], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.AnnotationQueues.GetThreadsAsync(ofTraces, cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Lists_know_scope_project_and_name()
    {
        var client = await server.ClientAsync();
        var project = client.Options.ProjectName;
        await client.AnnotationQueues.CreateAsync("one", cancellationToken: Cancel);
        await client.AnnotationQueues.CreateAsync("two", AnnotationQueueScope.Thread, cancellationToken: Cancel);

        Assert.Equal(["one", "two"], (await ListAsync(client, null, project, null)).Order());
        Assert.Equal(["two"], await ListAsync(client, AnnotationQueueScope.Thread, project, null));
        Assert.Equal(["one"], await ListAsync(client, null, project, "on"));
        Assert.Empty(await ListAsync(client, null, $"p-{Guid.NewGuid():N}", null));
    }

    private static async Task<List<string>> ListAsync(OpikClient client, AnnotationQueueScope? scope, string? project, string? name)
    {
        var names = new List<string>();
        await foreach (var queue in client.AnnotationQueues.ListAsync(scope, project, name, cancellationToken: Cancel))
            names.Add(queue.Name);
        return names;
    }

    private static async Task Assert404Async(Func<Task> act) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<OpikApiException>(act)).StatusCode);
}
