using System.Diagnostics;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Generators.Tests.Behaviour;

public sealed class HostSafetyTests : IDisposable
{
    private readonly OpikRecorder _recorder = new();
    private readonly IDisposable _scope;

    public HostSafetyTests() => _scope = _recorder.UseAsDefault();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void An_exception_that_cannot_be_described_reaches_the_caller_as_it_is()
    {
        // Assert.Throws would read the message.
        var reached = false;
        try
        {
            NastyException.Throw();
        }
        catch (NastyException)
        {
            reached = true;
        }

        Assert.True(reached);
        var error = _recorder.Traces[0].Spans[0].Json.GetProperty("error_info");
        Assert.Contains(nameof(NastyException), error.GetProperty("exception_type").GetString());
    }

    [Fact]
    public void Args_that_throw_leave_the_call_untracked_and_the_context_as_it_was()
    {
        var args = new OpikArgs { Span = new OpikSpanArgs { Tags = Enumerable.Range(0, 1).Select<int, string>(_ => throw new InvalidOperationException("lazy tags")) } };
        Assert.Equal("why!", new Calculator(1).WithArgs("why", args));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void Arguments_that_throw_cost_only_themselves()
    {
        Assert.Equal(1, new Calculator(1).Echo(new Throwing()).Fine);
        var value = _recorder.Traces[0].Input.GetProperty("value").GetString();
        Assert.Contains("not captured", value);
    }

    [Fact]
    public void A_call_that_flushes_returns()
    {
        Assert.Equal(3, Flushed(3));
        Assert.Equal("Flushed", Assert.Single(_recorder.Traces).Name);
    }

    [OpikTrack(Flush = true)]
    private static int Flushed(int value) => value;

    private sealed class Throwing
    {
        public int Fine => 1;

        public int Bad => throw new InvalidOperationException("bad");
    }
}
