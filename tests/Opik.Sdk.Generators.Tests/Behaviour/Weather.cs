using Opik.Contracts;

namespace Opik.Sdk.Generators.Tests.Behaviour;

internal interface IPlace
{
    string Place { get; set; }
}

/// <summary>An interface whose every method is tracked behind it.</summary>
[OpikTracked]
internal interface IWeather : IPlace, IDisposable
{
    event EventHandler Changed;

    int this[string key] { get; }

    int Temperature(string city);

    [OpikTrack("forecast", Type = SpanType.Tool, IgnoreArguments = ["secret"])]
    Task<string> ForecastAsync(string city, string secret, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> HoursAsync(int count);

    T Convert<T>(T value)
        where T : class, new();

    bool TryFind(string city, out int id);

    ref int Raw();

    string Describe() => $"default of {Place}";
}

internal sealed class Weather : IWeather
{
    private int _raw;

    public event EventHandler? Changed;

    public string Place { get; set; } = "Oslo";

    public bool IsDisposed { get; private set; }

    public int this[string key] => key.Length;

    public int Temperature(string city) => city.Length;

    public async Task<string> ForecastAsync(string city, string secret, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        Changed?.Invoke(this, EventArgs.Empty);
        return secret.Length == 0 ? throw new InvalidOperationException("no secret") : $"sun in {city}";
    }

    public async IAsyncEnumerable<int> HoursAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public T Convert<T>(T value)
        where T : class, new() => value;

    public bool TryFind(string city, out int id)
    {
        id = city.Length;
        return true;
    }

    public ref int Raw() => ref _raw;

    public void Dispose() => IsDisposed = true;
}

/// <summary>An interface without attributes, decorated by its registration alone; generic.</summary>
internal interface IStore<TItem>
{
    TItem Load(int id);
}

internal sealed class Store : IStore<string>
{
    public string Load(int id) => $"item {id}";
}
