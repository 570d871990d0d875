using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators.Tests.Analysis;

public sealed class DeclarationTests
{
    [Fact]
    public async Task OPIK1004_the_attribute_on_anything_but_a_method_is_reported()
    {
        var found = await Expect.IdsAsync("""
            interface IRun { void Run(); }
            class Sample : IRun
            {
                int Value { [OpikTrack] get; set; }
                [OpikTrack] public static Sample operator +(Sample a, Sample b) => a;
                [OpikTrack] ~Sample() { }
                [OpikTrack] void IRun.Run() { }
                void Method()
                {
                    [OpikTrack] void Local() { }
                    Local();
                    Action lambda = [OpikTrack] () => { };
                }
            }
            """, "OPIK1004", "OPIK1004", "OPIK1004", "OPIK1004", "OPIK1004", "OPIK1004");
        Assert.Equal("[OpikTrack] has no effect on a property accessor. Move the code into a method of a class, or open a span with OpikClient.StartSpan.", found[0].GetMessage());
    }

    [Fact]
    public async Task OPIK1004_the_entry_point_is_reported_and_another_Main_is_not()
    {
        var found = await Compiled.AnalyzeAsync("class Program { [OpikTrack] static void Main() { } } class Other { [OpikTrack] static void Main(int a) => Main(a); }", OutputKind.ConsoleApplication);
        Assert.Equal("OPIK1004", Assert.Single(found).Id);
    }

    [Fact]
    public Task OPIK1005_references_are_reported() => Expect.IdsAsync("""
        class Sample
        {
            int field;
            [OpikTrack] ref int Reference() => ref field;
            [OpikTrack] int Value() => field;
        }
        """, "OPIK1005");

    [Fact]
    public async Task OPIK1006_types_that_generated_code_cannot_name_are_reported()
    {
        var found = await Expect.IdsAsync("""
            class Outer
            {
                private class Hidden { [OpikTrack] public void Run() { } }
                [OpikTrack] private void Take(Hidden hidden) { }
                [OpikTrack] private List<Hidden> Give() => [];
                internal class Shown { [OpikTrack] private void Run(Shown[] all) { } }
            }
            file class Local { [OpikTrack] public void Run() { } }
            static class Generic<T> { [OpikTrack] private static void Run() { } }
            """, "OPIK1006", "OPIK1006", "OPIK1006", "OPIK1006", "OPIK1006");
        Assert.Equal("'Run' is not tracked because the type 'Hidden' is private or file-local. Make it internal, or open a span inside the method with OpikClient.StartSpan.", found[0].GetMessage());
    }

    [Fact]
    public Task OPIK1007_shapes_without_interceptors_are_reported() => Expect.IdsAsync("""
        ref struct Stack { [OpikTrack] public void Run() { } }
        interface IStatic { [OpikTrack] static abstract void Run(); }
        class Hiding<T>
        {
            [OpikTrack] unsafe void Pointer(int* p) { }
        #pragma warning disable CS0693
            [OpikTrack] void Twice<T>(T value) { }
        #pragma warning restore CS0693
            [OpikTrack] void Fine<TOther>(TOther value) { }
        }
        """, "OPIK1007", "OPIK1007", "OPIK1007", "OPIK1007");

    [Fact]
    public Task OPIK1011_async_void_is_reported_and_async_Task_is_not() => Expect.IdsAsync("""
        class Sample
        {
            [OpikTrack] async void Fire() => await Task.Yield();
            [OpikTrack] async Task Wait() => await Task.Yield();
        }
        """, "OPIK1011");

    [Fact]
    public async Task OPIK1012_names_of_no_parameter_are_reported()
    {
        var found = await Expect.IdsAsync("""
            class Sample { [OpikTrack(IgnoreArguments = [nameof(secret), "pasword"])] void Login(string secret, string password) { } }
            """, "OPIK1012");
        Assert.Contains("no parameter 'pasword'", found[0].GetMessage());
    }

    [Fact]
    public async Task OPIK1013_public_methods_of_libraries_are_noted()
    {
        const string source = "public class Api { [OpikTrack] public void Run() { } [OpikTrack] internal void Inner() { } } class Hidden { [OpikTrack] public void Run() { } }";
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Expect.IdsAsync(source, "OPIK1013")).Severity);
        Assert.Empty(await Compiled.AnalyzeAsync(source + " class Program { static void Main() { } }", OutputKind.ConsoleApplication));
    }

    [Fact]
    public Task OPIK1015_interfaces_that_cannot_be_decorated_are_reported() => Expect.IdsAsync("""
        using Microsoft.Extensions.DependencyInjection;
        [OpikTracked] interface IStatic { static abstract void Run(); }
        [OpikTracked] interface IInit { string Name { get; init; } }
        class Outer { [OpikTracked] private interface IHidden { void Run(); } }
        interface IIntercepted { [OpikTrack] void Run(); }
        [OpikTracked] interface IFine { [OpikTrack] void Run(); string Name { get; set; } static int Zero => 0; }
        class Uses { void Register(IServiceCollection services) => services.AddOpikTracking<IIntercepted>().AddOpikTracking<IFine>(); }
        """, "OPIK1015", "OPIK1015", "OPIK1015", "OPIK1015");

    [Fact]
    public Task OPIK1016_services_that_are_no_interface_are_reported() => Expect.IdsAsync("""
        using Microsoft.Extensions.DependencyInjection;
        class Service;
        class Uses
        {
            void Class(IServiceCollection services) => services.AddOpikTracking<Service>();
            void Parameter<T>(IServiceCollection services) where T : class => services.AddOpikTracking<T>();
            void Interface(IServiceCollection services) => services.AddOpikTracking<IFormatProvider>();
        }
        """, "OPIK1016", "OPIK1016");

    [Fact]
    public void Every_diagnostic_is_registered_and_explained()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Opik.slnx")))
            root = root.Parent;
        var page = File.ReadAllText(Path.Combine(root.FullName, "docs", "dotnet", "track.md"));
        var releases = File.ReadAllText(Path.Combine(root.FullName, "src", "Opik.Sdk.Generators", "AnalyzerReleases.Unshipped.md"));
        var ids = typeof(TrackDiagnostics).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().Select(rule => rule.Id).ToList();
        Assert.Equal(Enumerable.Range(1001, 16).Select(number => $"OPIK{number}"), ids);
        Assert.All(ids, id => Assert.Contains($"### {id}", page));
        Assert.All(ids, id => Assert.Contains($"{id} |", releases));
    }
}
