using System.Diagnostics;
using Opik.OpenTelemetry;
using Opik.Sdk.Testing;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Opik.Sdk.Tests.OpenTelemetry;

/// <summary>Beside a real OpenTelemetry SDK.</summary>
public sealed class OpikExporterTests : IDisposable
{
    private readonly ActivitySource source = new($"Tests.Otel.{Guid.NewGuid():N}");
    private readonly ActivitySource other = new($"Tests.Otel.{Guid.NewGuid():N}");

    public void Dispose()
    {
        source.Dispose();
        other.Dispose();
    }

    [Fact]
    public void An_activity_that_listener_and_exporter_see_is_logged_once()
    {
        var recorder = new OpikRecorder(new OpikOptions { ActivitySources = [source.Name] });
        using var provider = Provider(recorder);
        using (recorder.UseAsDefault())
        using (source.StartActivity("outer"))
            source.StartActivity("inner")!.Dispose();

        Assert.Equal(["outer", "inner"], Assert.Single(recorder.Traces).AllSpans.Select(span => span.Name));
        Assert.Equal(3, recorder.Messages.Count);
    }

    [Fact]
    public void Spans_of_both_kinds_form_one_tree_without_the_listener()
    {
        var recorder = Recorder();
        using var provider = Provider(recorder, opik => opik.Sources.Add(source.Name));
        using (recorder.UseAsDefault())
        using (source.StartActivity("request"))
        using (recorder.Client.StartSpan("agent"))
        using (other.StartActivity("not exported"))
            source.StartActivity("leaf")!.Dispose();

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal(["request", "agent", "leaf"], trace.AllSpans.Select(span => span.Name));
        Assert.Equal("leaf", trace.Spans[0].Spans[0].Spans[0].Name);
    }

    [Fact]
    public void Everything_is_exported_when_asked_for()
    {
        var recorder = Recorder();
        using var provider = Provider(recorder, opik => opik.ExportAll = true);
        using (recorder.UseAsDefault())
        using (source.StartActivity("one"))
            other.StartActivity("two")!.Dispose();

        Assert.Equal(["one", "two"], recorder.Traces[0].AllSpans.Select(span => span.Name));
    }

    [Fact]
    public void Service_name_and_environment_of_the_resource_show()
    {
        var recorder = Recorder();
        using var provider = Provider(recorder, opik => opik.ExportAll = true);
        using (recorder.UseAsDefault())
            source.StartActivity("one")!.Dispose();

        Assert.Equal("shop", recorder.Traces[0].Metadata.GetProperty("service.name").GetString());
        Assert.Equal("staging", recorder.Traces[0].Environment);
        Assert.Equal("staging", recorder.Traces[0].Spans[0].Environment);
    }

    [Fact]
    public void Other_exporters_see_spans_of_Opik_with_their_ids()
    {
        var recorder = Recorder();
        var exported = new List<Activity>();
        using var provider = global::OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource("Opik", source.Name).AddOpikContext().AddProcessor(new SimpleActivityExportProcessor(new Exported(exported))).Build();
        using (var agent = recorder.Client.StartSpan("agent"))
        {
            using (source.StartActivity("between"))
            {
                using var call = recorder.Client.StartSpan("call");
                call.SetOutput("x");
            }

            Assert.Equal(["call", "between"], exported.Select(activity => activity.DisplayName));
            Assert.Equal(agent.Id.ToString(), exported[0].GetTagItem("opik.parent_span_id")?.ToString());
            Assert.Equal(agent.TraceId.ToString(), exported[0].GetTagItem("opik.trace_id")?.ToString());
            Assert.Equal(exported[1].SpanId, exported[0].ParentSpanId);
            Assert.Equal(agent.Activity!.SpanId, exported[1].ParentSpanId);
        }
    }

    [Fact]
    public void A_trace_that_the_sampler_drops_is_dropped_for_others_and_kept_by_Opik()
    {
        var recorder = new OpikRecorder(new OpikOptions { ActivitySources = [source.Name] });
        var exported = new List<Activity>();
        using var provider = global::OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(source.Name, other.Name).SetSampler(new ParentBasedSampler(new AlwaysOffSampler()))
            .AddProcessor(new SimpleActivityExportProcessor(new Exported(exported))).Build();
        using (recorder.UseAsDefault())
        using (other.StartActivity("request"))
            source.StartActivity("call")!.Dispose();

        Assert.Empty(exported);
        Assert.Equal("call", Assert.Single(recorder.Traces).Name);
    }

    [Fact]
    public void Flushing_the_provider_flushes_the_client()
    {
        var recorder = Recorder();
        using var provider = Provider(recorder);
        Assert.True(provider.ForceFlush(5_000));
    }

    [Fact]
    public void An_attached_boundary_hands_its_place_down_to_what_is_exported_over_OTLP()
    {
        var exported = new List<Activity>();
        using var provider = global::OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddOpikContext().AddProcessor(new SimpleActivityExportProcessor(new Exported(exported))).Build();
        var headers = new Dictionary<string, string> { ["opik_trace_id"] = "0190a0b1-2c3d-7e4f-8a5b-6c7d8e9f0a1b", ["opik_parent_span_id"] = "0190a0b1-2c3d-7e4f-9a5b-6c7d8e9f0a1c" };
        using (var boundary = source.StartActivity("request")!)
        {
            Assert.True(boundary.AttachToParent(headers));
            source.StartActivity("inside")!.Dispose();
        }

        var (inside, request) = (exported[0], exported[1]);
        Assert.Equal("0190a0b1-2c3d-7e4f-9a5b-6c7d8e9f0a1c", request.GetTagItem("opik.parent_span_id"));
        Assert.Equal("0190a0b1-2c3d-7e4f-8a5b-6c7d8e9f0a1b", inside.GetTagItem("opik.trace_id"));
        Assert.Equal(request.GetTagItem("opik.span_id"), inside.GetTagItem("opik.parent_span_id"));
        Assert.NotEqual(request.GetTagItem("opik.span_id"), inside.GetTagItem("opik.span_id"));
    }

    [Fact]
    public void Headers_that_name_no_trace_attach_nothing()
    {
        using var activity = new Activity("request").Start();
        Assert.False(activity.AttachToParent(new Dictionary<string, string> { ["opik_trace_id"] = "nonsense" }));
        Assert.Null(activity.GetTagItem("opik.span_id"));
    }

    private static OpikRecorder Recorder() => new(new OpikOptions { ActivitySources = [] });

    private TracerProvider Provider(OpikRecorder recorder, Action<OpikExporterOptions>? configure = null) => global::OpenTelemetry.Sdk.CreateTracerProviderBuilder()
        .AddSource(source.Name, other.Name)
        .ConfigureResource(resource => resource.AddService("shop").AddAttributes([new("deployment.environment.name", "staging")]))
        .AddOpikExporter(opik =>
        {
            opik.Client = recorder.Client;
            configure?.Invoke(opik);
        })
        .Build();

    private sealed class Exported(List<Activity> to) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var activity in batch)
                to.Add(activity);
            return ExportResult.Success;
        }
    }
}
