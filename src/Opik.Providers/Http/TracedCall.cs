using System.Diagnostics;
using Opik.Contracts;
using Opik.Providers.ModelCalls;
using Opik.Providers.Protocols;
using Opik.Tracing;

namespace Opik.Providers.Http;

/// <summary>One call from its request to the end of its answer. Ends its span exactly once, and never throws.</summary>
internal sealed class TracedCall
{
    private readonly Lock gate = new();
    private readonly IProviderProtocol protocol;
    private readonly ModelCall call;
    private readonly OpikSpan span;
    private readonly bool opensTrace;
    private readonly OpikHttpOptions options;
    private readonly CallFaults faults;
    private readonly long start;
    private IAnswerReader? answer;
    private bool ended;

    private TracedCall(IProviderProtocol protocol, ModelCall call, OpikSpan span, bool opensTrace, OpikHttpOptions options, CallFaults faults)
    {
        (this.protocol, this.call, this.span, this.opensTrace, this.options, this.faults) = (protocol, call, span, opensTrace, options, faults);
        start = options.Clock.GetTimestamp();
    }

    /// <summary>Opens the span, which is current from here on.</summary>
    public static TracedCall Start(IProviderProtocol protocol, ModelCall call, OpikHttpOptions options, CallFaults faults)
    {
        call.Provider = options.Provider ?? call.Provider;
        var isOutermost = OpikSource.Current() is null;
        var started = (options.Client ?? OpikClient.Default).StartSpan(options.SpanName ?? call.Name, new SpanOptions
        {
            Type = SpanType.Llm,
            ProjectName = options.ProjectName,
            Tags = [.. call.Tags, .. options.Tags],
            Metadata = options.Metadata,
        });
        ModelCallWriter.WriteRequest(call, started);
        return new TracedCall(protocol, call, started, isOutermost, options, faults);
    }

    /// <summary>The answer has begun: its content is read along from here on.</summary>
    public void Observe(HttpResponseMessage response)
    {
        try
        {
            call.TotalCost = ProxyHeaders.Cost(response);
            AmazonHeaders.Read(call, response);
            answer = AnswerReaders.For(response, protocol, call, options.MaxCapturedBytes);
            response.Content = new ObservedContent(response.Content, this);
        }
        catch (Exception exception)
        {
            faults.Note(exception);
            Finish(isWhole: true);
        }
    }

    /// <summary>The caller has read these bytes.</summary>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (ended)
                return;
            try
            {
                answer!.Push(bytes);
                if (call.IsStream && call.TimeToFirstToken is null && answer.HasToken)
                    call.TimeToFirstToken = options.Clock.GetElapsedTime(start);
            }
            catch (Exception exception)
            {
                // What was read until here is logged; reading on would only repeat the failure.
                faults.Note(exception);
                Finish(isWhole: false);
                return;
            }

            if (answer.IsComplete)
                Finish(isWhole: true);
        }
    }

    /// <summary>Sending or reading failed.</summary>
    public void Fail(Exception exception)
    {
        lock (gate)
        {
            if (ended)
                return;
            span.SetError(exception);
            Finish(isWhole: false);
        }
    }

    /// <summary>Nothing follows.</summary>
    /// <param name="isWhole">False when the caller went away before the end.</param>
    public void Finish(bool isWhole)
    {
        lock (gate)
        {
            if (ended)
                return;
            ended = true;
        }

        // Ending a span makes its parent current, which is no business of the flow that reads the answer.
        var current = Activity.Current;
        try
        {
            if (answer is not null)
                ReadAnswer(isWhole);
            ModelCallWriter.WriteAnswer(call, span, opensTrace);
        }
        catch (Exception exception)
        {
            faults.Note(exception);
        }
        finally
        {
            span.End();
            if (!ReferenceEquals(current, span.Activity))
                Activity.Current = current;
        }
    }

    private void ReadAnswer(bool isWhole)
    {
        if (isWhole || answer!.ReadsInPart)
            answer!.Complete(call);
        if (!isWhole && call.IsStream)
            call.Metadata["stream_completed"] = false;
        if (answer!.IsCut)
            call.Metadata[ModelCallWriter.CutKey] = call.Metadata.ContainsKey(ModelCallWriter.CutKey) ? "request, answer" : "answer";
        if (answer.Unreadable > 0)
            faults.Note(null);
    }
}
