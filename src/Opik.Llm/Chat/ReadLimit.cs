namespace Opik.Llm;

/// <summary>A token that is cancelled with another one, or after a time.</summary>
internal sealed class ReadLimit : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _both;

    public ReadLimit(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _time = new CancellationTokenSource(timeout, clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
    }

    public CancellationToken Token => _both.Token;

    public void Dispose()
    {
        _both.Dispose();
        _time.Dispose();
    }
}
