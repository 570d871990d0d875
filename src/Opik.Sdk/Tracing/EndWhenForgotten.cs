namespace Opik.Tracing;

/// <summary>
/// Ends a run whose sequence or enumerator nobody holds any more. Held by that owner alone, so that it is collected with it;
/// an owner that ends in order releases it.
/// </summary>
internal sealed class EndWhenForgotten(TrackedEnumeration run)
{
#pragma warning disable MA0055 // The collector is the only one who knows that a caller left a loop without disposing.
    ~EndWhenForgotten() => run.End(null);
#pragma warning restore MA0055

#pragma warning disable CA1816 // Not disposal: the run may go on under another owner.
    /// <summary>The owner ended in order, or handed the run over.</summary>
    public void Release() => GC.SuppressFinalize(this);
#pragma warning restore CA1816
}
