using System.ComponentModel;
using System.Diagnostics;

namespace Opik.Tracing;

/// <summary>
/// Says that the call of a model which is being made is logged already, so that an integration further down, such as the
/// HTTP handler below the middleware of a chat client, does not log it a second time. For authors of integrations.
/// </summary>
/// <remarks>
/// It holds for the asynchronous flow that entered it, until it is disposed of or until a span of Opik is opened inside:
/// a tool that calls another model is a call of its own. An asynchronous iterator has to enter it in the step that makes the
/// request, because what one step sets is not seen by the next.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelCallScope : IDisposable
{
    private static readonly AsyncLocal<ModelCallScope?> Holder = new();
    private readonly ModelCallScope? outer;
    private readonly Activity? around;
    private bool left;

    private ModelCallScope()
    {
        outer = Holder.Value;
        around = Activity.Current;
    }

    /// <summary>The scope around the caller; null: whoever calls a model now has to log it.</summary>
    public static ModelCallScope? Current
    {
        get
        {
            var scope = Holder.Value;
            while (scope is { left: true })
                scope = scope.outer;
            return scope is not null && scope.IsNearest() ? scope : null;
        }
    }

    /// <summary>Cost in USD that somebody further down learned, such as from a header of a proxy; null: nobody did.</summary>
    public decimal? TotalCost { get; set; }

    /// <summary>Begins a scope. Call it inside the span that logs the call.</summary>
    public static ModelCallScope Enter() => Holder.Value = new ModelCallScope();

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        left = true;
        if (ReferenceEquals(Holder.Value, this))
            Holder.Value = outer;
    }

    private bool IsNearest()
    {
        for (var activity = Activity.Current; activity is not null && !ReferenceEquals(activity, around); activity = activity.Parent)
        {
            if (OpikSource.Find(activity) is { HasEnded: false })
                return false;
        }

        return true;
    }
}
