using Microsoft.Extensions.AI;
using Opik.Activities;
using Opik.Contracts;

namespace Opik.Extensions.AI.Tools;

/// <summary>A function whose calls are spans of type <c>tool</c>.</summary>
internal sealed class TracedFunction(AIFunction inner, OpikClient client) : DelegatingAIFunction(inner)
{
    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        // The telemetry of a library has opened a span for this very call: it is filled, no second one opened.
        var around = OpikContext.CurrentSpan;
        var isAround = around is { IsForeign: true, Activity: { } activity } && ModelActivities.IsToolCall(activity);
        var span = isAround ? around : client.StartSpan(Name, SpanType.Tool);
        try
        {
            span.SetInput(new Dictionary<string, object?>(arguments, StringComparer.Ordinal));
            var result = await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);
            span.SetOutput(result);
            return result;
        }
        catch (Exception exception)
        {
            span.SetError(exception);
            throw;
        }
        finally
        {
            if (!isAround)
                span.End();
        }
    }
}
