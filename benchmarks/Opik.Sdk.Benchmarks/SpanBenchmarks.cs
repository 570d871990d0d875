using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Opik.Sdk.Benchmarks;

/// <summary>
/// One child span, from start to queued, in one thread that never waits: what a traced call pays. Both SDKs hand over to a
/// queue whose content is thrown away.
/// </summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "The runner ends them in CleanUp.")]
public class SpanBenchmarks
{
    private static readonly ActivitySource Source = new("Benchmark");
    private static readonly Question Asked = new("What is observability?", 3, ["short", "friendly"]);
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
        on = new OpikClient(new OpikOptions { JsonTypeInfoResolver = BenchmarkJson.Default }, new DiscardingDelivery());
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

    /// <summary>A child span with model and texts as input and output.</summary>
    [Benchmark]
    public void SpanWithTexts()
    {
        using var span = on.StartSpan("step", Opik.Contracts.SpanType.Llm);
        span.SetInput("What is observability?");
        span.SetOutput("Knowing what a program does.");
        span.Model = "gpt-5-nano";
    }

    /// <summary>A child span with a record as input.</summary>
    [Benchmark]
    public void SpanWithRecord()
    {
        using var span = on.StartSpan("step");
        span.SetInput(Asked);
    }

    /// <summary>As <see cref="Span"/> by the OpenTelemetry SDK: an activity and the batch processor.</summary>
    [Benchmark(Baseline = true)]
    public void OpenTelemetrySpan()
    {
        Activity.Current = root;
        using var activity = Source.StartActivity("step");
    }

    /// <summary>As <see cref="SpanWithTexts"/> by the OpenTelemetry SDK.</summary>
    [Benchmark]
    public void OpenTelemetrySpanWithTexts()
    {
        Activity.Current = root;
        using var activity = Source.StartActivity("step");
        activity?.SetTag("input", "What is observability?");
        activity?.SetTag("output", "Knowing what a program does.");
        activity?.SetTag("gen_ai.request.model", "gpt-5-nano");
    }

    /// <summary>As <see cref="SpanWithRecord"/> by the OpenTelemetry SDK: an attribute takes text, so the program writes the JSON.</summary>
    [Benchmark]
    public void OpenTelemetrySpanWithRecord()
    {
        Activity.Current = root;
        using var activity = Source.StartActivity("step");
        activity?.SetTag("input", JsonSerializer.Serialize(Asked, BenchmarkJson.Default.Question));
    }
}
