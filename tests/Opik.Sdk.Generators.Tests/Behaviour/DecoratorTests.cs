using Microsoft.Extensions.DependencyInjection;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Generators.Tests.Behaviour;

public sealed class DecoratorTests : IDisposable
{
    private readonly OpikRecorder _recorder = new();
    private readonly IDisposable _scope;

    public DecoratorTests() => _scope = _recorder.UseAsDefault();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public async Task Every_method_of_a_marked_interface_is_tracked_whoever_calls_it()
    {
        using var services = new ServiceCollection().AddSingleton<IWeather, Weather>().AddOpikTracking<IWeather>().BuildServiceProvider();
        var weather = services.GetRequiredService<IWeather>();
        Func<string, int> asDelegate = weather.Temperature;

        Assert.Equal(4, asDelegate("Oslo"));
        Assert.Equal("sun in Oslo", await weather.ForecastAsync("Oslo", "hush"));
        Assert.True(weather.TryFind("Rome", out var id));
        Assert.Equal("default of Oslo", weather.Describe());
        var hours = new List<int>();
        await foreach (var hour in weather.HoursAsync(2))
            hours.Add(hour);

        Assert.Equal(4, id);
        Assert.Equal([0, 1], hours);
        Assert.Equal(["Temperature", "forecast", "TryFind", "Describe", "HoursAsync"], _recorder.Traces.Select(trace => trace.Name));
        Assert.Equal("""{"city":"Oslo"}""", _recorder.Traces[1].Input.GetRawText());
        Assert.Equal("tool", _recorder.Traces[1].Spans[0].Json.GetProperty("type").GetString());
        Assert.Equal("""{"output":[0,1]}""", _recorder.Traces[4].Output.GetRawText());
    }

    [Fact]
    public async Task Exceptions_pass_and_are_noted()
    {
        using var services = new ServiceCollection().AddSingleton<IWeather>(new Weather()).AddOpikTracking<IWeather>().BuildServiceProvider();
        await Assert.ThrowsAsync<InvalidOperationException>(() => services.GetRequiredService<IWeather>().ForecastAsync("Oslo", ""));
        Assert.Equal("no secret", _recorder.Traces[0].Json.GetProperty("error_info").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Properties_events_indexers_references_and_generics_are_forwarded()
    {
        using var services = new ServiceCollection().AddSingleton<IWeather>(_ => new Weather()).AddOpikTracking<IWeather>().BuildServiceProvider();
        var weather = services.GetRequiredService<IWeather>();
        var changes = 0;
        EventHandler count = (_, _) => changes++;
        weather.Changed += count;
        weather.Place = "Rome";
        weather.Raw() = 7;
        await weather.ForecastAsync("Rome", "hush");
        weather.Changed -= count;
        await weather.ForecastAsync("Rome", "hush");

        Assert.Equal(1, changes);
        Assert.Equal("Rome", weather.Place);
        Assert.Equal(7, weather.Raw());
        Assert.Equal(2, weather["ab"]);
        var value = new List<int>();
        Assert.Same(value, weather.Convert(value));
    }

    [Fact]
    public void A_registration_alone_decorates_and_closed_generic_services_work()
    {
        using var services = new ServiceCollection().AddOpikTracked<IStore<string>, Store>(ServiceLifetime.Singleton).BuildServiceProvider();
        Assert.Equal("item 3", services.GetRequiredService<IStore<string>>().Load(3));
        Assert.Equal("""{"id":3}""", Assert.Single(_recorder.Traces).Input.GetRawText());
    }

    [Fact]
    public void Lifetimes_stay_and_the_container_still_disposes()
    {
        Weather? made = null;
        using (var services = new ServiceCollection().AddScoped<IWeather>(_ => made = new Weather()).AddOpikTracking<IWeather>().BuildServiceProvider())
        {
            using var first = services.CreateScope();
            using var second = services.CreateScope();
            Assert.Same(first.ServiceProvider.GetRequiredService<IWeather>(), first.ServiceProvider.GetRequiredService<IWeather>());
            Assert.NotSame(first.ServiceProvider.GetRequiredService<IWeather>(), second.ServiceProvider.GetRequiredService<IWeather>());
        }

        Assert.True(made!.IsDisposed);
    }

    [Fact]
    public void Only_the_last_registration_is_decorated_and_only_once()
    {
        using var services = new ServiceCollection().AddSingleton<IWeather, Weather>().AddSingleton<IWeather, Weather>()
            .AddOpikTracking<IWeather>().AddOpikTracking<IWeather>().BuildServiceProvider();
        services.GetRequiredService<IWeather>().Temperature("Oslo");
        Assert.Single(Assert.Single(_recorder.Traces).Spans);
        Assert.Equal([typeof(Weather)], services.GetServices<IWeather>().Select(service => service.GetType()).Where(type => type == typeof(Weather)));
    }

    [Fact]
    public void A_missing_registration_or_decorator_is_said_at_once()
    {
        Assert.Contains("not registered yet", Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddOpikTracking<IWeather>()).Message);
        Assert.Contains("no decorator was generated", Assert.Throws<InvalidOperationException>(() => Through<IFormattable>(new ServiceCollection().AddSingleton<IFormattable>(1))).Message);

#pragma warning disable OPIK1016 // What this test shows.
        static IServiceCollection Through<TService>(IServiceCollection services)
            where TService : class => services.AddOpikTracking<TService>();
#pragma warning restore OPIK1016
    }
}
