using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Delivery;
using Opik.Delivery.Spool;
using Opik.Rest;
using Opik.Testing;
using Opik.Testing.Reading;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>Load that only a release build on a quiet machine should run; started by name.</summary>
[Trait("Category", "Slow")]
public sealed class ThroughputTests(ITestOutputHelper output)
{
    private static readonly string Padding = new('x', 700);

    [Fact(Timeout = 900_000)]
    public async Task A_million_spans_of_a_hundred_threads_all_arrive_in_bounded_memory()
    {
        const int threads = 100;
        const int each = 10_000;
        await using var load = await StartAsync();
        var trace = TestItems.NewId();

        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < each; i++)
                load.Engine.Enqueue(new LoadSpan(trace, Padding));
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        var queued = clock.Elapsed;

        await load.AssertAllArriveAsync(threads * each, queued);
    }

    [Fact(Timeout = 900_000)]
    public async Task Fifty_thousand_spans_a_second_for_ten_seconds_all_arrive()
    {
        const int perSecond = 50_000;
        const int seconds = 10;
        await using var load = await StartAsync();
        var trace = TestItems.NewId();

        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < perSecond * seconds / 8; i++)
            {
                load.Engine.Enqueue(new LoadSpan(trace, Padding));
                while (i % 64 == 0 && clock.Elapsed.TotalSeconds * perSecond / 8 < i)
                    Thread.Sleep(1);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());

        await load.AssertAllArriveAsync(perSecond * seconds, clock.Elapsed);
    }

    private async Task<Load> StartAsync() => new(await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken), output);

    private sealed class Load : IAsyncDisposable
    {
        private readonly TemporaryFolder folder = new("spool");
        private readonly OpikServerProcess server;
        private readonly OpikRest rest;
        private readonly ITestOutputHelper output;
        private readonly Timer watch;
        private long peak;

        public Load(OpikServerProcess server, ITestOutputHelper output)
        {
            (this.server, this.output) = (server, output);
            rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });
            var settings = new DeliverySettings();
            Engine = new DeliveryEngine(settings, rest, NullLogger.Instance, spool: SpoolFolder.TryOpen(folder.Path, "test", settings.MaximalSpoolBytes, NullLogger.Instance));
            watch = new Timer(_ => peak = Math.Max(peak, Process.GetCurrentProcess().WorkingSet64), null, 0, 50);
        }

        public DeliveryEngine Engine { get; }

        public async Task AssertAllArriveAsync(long spans, TimeSpan queued)
        {
            var clock = Stopwatch.StartNew();
            var result = await Engine.FlushAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
            output.WriteLine($"{spans:N0} spans queued in {queued.TotalSeconds:0.0} s ({spans / queued.TotalSeconds:N0}/s), sent {clock.Elapsed.TotalSeconds:0.0} s later; peak working set {peak / 1024 / 1024} MiB; {result}");
            Assert.True(result.Flushed);
            Assert.Equal(0, Engine.GetErrorsReport().TotalDroppedItems);
            var projects = await new StoredContentsReader(server.Client).PagesAsync("/v1/private/projects?", TestContext.Current.CancellationToken);
            var page = await new StoredContentsReader(server.Client).GetAsync($"/v1/private/spans?project_id={projects.Single(project => project["name"]!.GetValue<string>() == TestItems.Project)["id"]}&page=1&size=1", TestContext.Current.CancellationToken);
            Assert.Equal(spans, page["total"]!.GetValue<long>());
            Assert.InRange(peak, 0, 1024L * 1024 * 1024);
        }

        public async ValueTask DisposeAsync()
        {
            await watch.DisposeAsync();
            await Engine.CloseAsync(TimeSpan.FromSeconds(1));
            rest.Dispose();
            await server.DisposeAsync();
            folder.Dispose();
        }
    }

    private sealed class LoadSpan(Guid trace, string text) : DeliveryItem
    {
        internal override DeliveryKind Kind => DeliveryKind.Span;

        internal override Guid Key { get; } = Guid.CreateVersion7();

        internal override long Size => 512 + text.Length;

        internal override void WriteTo(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, Key);
            writer.WriteString("trace_id"u8, trace);
            writer.WriteString("project_name"u8, TestItems.Project);
            writer.WriteString("name"u8, "span");
            writer.WriteString("type"u8, "general");
            writer.WriteString("start_time"u8, "2026-01-01T00:00:00Z"u8);
            writer.WriteStartObject("input"u8);
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}
