using System.Runtime.CompilerServices;
using Opik.Contracts;

namespace Opik.Sdk.Generators.Tests.Behaviour;

/// <summary>Tracked methods of every shape.</summary>
internal class Calculator(int seed)
{
    [OpikTrack]
    public static int Add(int a, int b) => a + b;

    [OpikTrack("seeded", Type = SpanType.Tool, Tags = ["math", "fast"], Environment = "test", ProjectName = "sums")]
    public int Seeded(int a) => Add(a, seed);

    [OpikTrack]
    public void Nothing(string text) => _ = text;

    [OpikTrack]
    public virtual int Virtual(int a) => a;

    [OpikTrack]
    public int Fail(string why) => throw new InvalidOperationException(why);

    [OpikTrack(IgnoreArguments = ["secret"])]
    public string Odd(ref int counter, in int factor, out int result, ReadOnlySpan<char> span, string secret, CancellationToken token = default, [CallerMemberName] string caller = "")
    {
        counter++;
        result = counter * factor;
        return $"{span}{secret.Length}{token.CanBeCanceled}{caller}";
    }

    [OpikTrack]
    public int Sum(params int[] numbers) => numbers.Sum();

    [OpikTrack]
    public int SumSpan(params ReadOnlySpan<int> numbers) => numbers.Length;

    [OpikTrack]
    public ReadOnlySpan<char> Slice(string text) => text.AsSpan(1);

    [OpikTrack(CaptureInput = false, CaptureOutput = false)]
    public string Silent(string password) => password;

    [OpikTrack]
    public string Explicit()
    {
        OpikContext.CurrentSpan.SetOutput(new { kept = true });
        return "not this";
    }

    [OpikTrack]
    public string WithArgs(string question, OpikArgs? args = null) => question + (args is null ? "" : "!");

    [OpikTrack(CreateDuplicateRootSpan = false)]
    public int Alone(int a) => Add(a, a);

    [OpikTrack]
    public T Echo<T>(T value, int @class = 1)
        where T : notnull => value;

    [OpikTrack]
    private int Secret(int a) => a + seed;

    [OpikTrack]
    private static int StaticSecret(int a) => a * 2;

    [OpikTrack]
    protected virtual string Overridable() => "base";

    public int CallSecrets(int a) => Secret(a) + StaticSecret(a);

    public string CallOverridable() => Overridable();
}

/// <summary>An exception that cannot even be described.</summary>
internal sealed class NastyException : Exception
{
    public override string Message => throw new InvalidOperationException("no message");

    [OpikTrack]
    public static void Throw() => throw new NastyException();
}
