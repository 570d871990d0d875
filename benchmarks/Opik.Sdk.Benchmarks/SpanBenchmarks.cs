using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Opik.Sdk.Benchmarks;

/// <summary>
/// One child span, from start to queued, in one thread that never waits: what a traced call pays. The queue of either SDK is
/// emptied by its own background work while the loop runs.
/// </summary>
[MemoryDiagnoser]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The runner ends them in CleanUp.")]
public class SpanBenchmarks
{
    private static readonly ActivitySource Source = new("Benchmark");
    private OpikClient off = null!;
    private OpikClient on = null!;
    private OpikTrace trace = null!;
    private TracerProvider openTelemetry = null!;
    private Activity root = null!;

    /// <summary>Opens the traces that the spans hang under.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        off = new OpikClient(new OpikOptions { TrackDisable = true }, new DiscardingDelivery());
        on = new OpikClient(new OpikOptions(), new DiscardingDelivery());
        openTelemetry = global::OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(Source.Name)
            .AddProcessor(new BatchActivityExportProcessor(new DiscardingExporter(), maxQueueSize: 100_000, maxExportBatchSize: 1_000)).Build();
        root = Source.StartActivity("root")!;
        Activity.Current = null;
        trace = on.StartTrace("trace");
    }

    /// <summary>Ends everything.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        trace.Dispose();
        root.Dispose();
        openTelemetry.Dispose();
    }

    /// <summary>Tracing is off.</summary>
    [Benchmark]
    public void Off()
    {
        using var span = off.StartSpan("step");
        span.SetOutput(1);
    }

    /// <summary>A child span without values.</summary>
    [Benchmark]
    public void Span()
    {
        using var span = on.StartSpan("step");
    }

    /// <summary>A child span with model, a tag and a short input and output.</summary>
    [Benchmark]
    public void SpanWithValues()
    {
        using var span = on.StartSpan("step", Opik.Contracts.SpanType.Llm);
        span.SetInput("What is observability?");
        span.SetOutput("Knowing what a program does.");
        span.Model = "gpt-5-nano";
    }

    /// <summary>The same without values by the OpenTelemetry SDK: an activity and the batch processor.</summary>
    [Benchmark(Baseline = true)]
    public void OpenTelemetrySpan()
    {
        using var activity = Source.StartActivity("step", ActivityKind.Internal, root.Context);
    }

    /// <summary>The same with values by the OpenTelemetry SDK.</summary>
    [Benchmark]
    public void OpenTelemetrySpanWithValues()
    {
        using var activity = Source.StartActivity("step", ActivityKind.Internal, root.Context);
        activity?.SetTag("input", "What is observability?");
        activity?.SetTag("output", "Knowing what a program does.");
        activity?.SetTag("gen_ai.request.model", "gpt-5-nano");
    }
}
