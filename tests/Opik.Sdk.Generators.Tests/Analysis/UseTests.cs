namespace Opik.Sdk.Generators.Tests.Analysis;

public sealed class UseTests
{
    private const string Agent = """
        interface IAgent { string Ask(string text); }
        class Agent : IAgent { [OpikTrack] public virtual string Ask(string text) => text; }

        """;

    [Fact]
    public async Task OPIK1001_delegates_are_reported_wherever_they_are_made()
    {
        var found = await Expect.IdsAsync(Agent + """
            class Uses
            {
                Func<string, string> field = new Agent().Ask;
                object Make(Agent agent) => new[] { "a" }.Select(agent.Ask).ToList();
                void Take(Agent agent) { Func<string, string> local; local = new Func<string, string>(agent.Ask); local("x"); }
            }
            """, "OPIK1001", "OPIK1001", "OPIK1001");
        Assert.Equal("'Ask' is tracked, but calls through a delegate are not. Pass a lambda that calls it, such as 'x => Ask(x)'.", found[0].GetMessage());
    }

    [Fact]
    public Task OPIK1001_lambdas_and_names_are_fine() => Expect.IdsAsync(Agent + """
        class Uses
        {
            Func<string, string> field = text => new Agent().Ask(text);
            string Name => nameof(Agent.Ask);
        }
        """);

    [Fact]
    public Task OPIK1002_base_calls_are_reported_and_other_calls_are_not() => Expect.IdsAsync(Agent + """
        class Better : Agent
        {
            public override string Ask(string text) => base.Ask(text);
            string Again(string text) => this.Ask(text) + Ask(text);
        }
        """, "OPIK1002");

    [Fact]
    public async Task OPIK1003_calls_through_an_interface_or_a_base_are_reported()
    {
        var found = await Expect.IdsAsync("""
            interface IAgent { string Ask(string text); string Other(); }
            abstract class Root { public abstract int Count(); }
            class Agent : Root, IAgent
            {
                [OpikTrack] public string Ask(string text) => text;
                [OpikTrack] public override int Count() => 1;
                public string Other() => "";
            }
            class Uses { object Call(IAgent agent, Root root, Agent own) => (agent.Ask("a"), root.Count(), agent.Other(), own.Ask("b"), own.Count()); }
            """, "OPIK1003", "OPIK1003");
        Assert.StartsWith("The call of 'IAgent.Ask' is not tracked although 'Agent.Ask' is.", found[0].GetMessage());
    }

    [Fact]
    public Task OPIK1003_is_silent_when_the_interface_is_tracked_or_decorated() => Expect.IdsAsync("""
        using Microsoft.Extensions.DependencyInjection;
        interface ITracked { [OpikTrack] void Run(); }
        [OpikTracked] interface IMarked { void Run(); }
        interface IRegistered { void Run(); }
        class All : ITracked, IMarked, IRegistered { [OpikTrack] public void Run() { } }
        class Uses
        {
            void Call(ITracked tracked, IMarked marked, IRegistered registered) { tracked.Run(); marked.Run(); registered.Run(); }
            void Register(IServiceCollection services) => services.AddOpikTracked<IRegistered, All>();
        }
        """);

    [Fact]
    public Task OPIK1008_calls_in_expression_trees_are_reported_and_lambdas_are_not() => Expect.IdsAsync(Agent + """
        class Uses
        {
            System.Linq.Expressions.Expression<Func<string>> tree = () => new Agent().Ask("a");
            Func<string> code = () => new Agent().Ask("a");
        }
        """, "OPIK1008");

    [Fact]
    public Task OPIK1009_calls_on_values_of_a_type_parameter_are_reported_unless_it_is_a_class() => Expect.IdsAsync("""
        interface IAgent { [OpikTrack] void Run(); }
        class Uses
        {
            void Any<T>(T agent) where T : IAgent => agent.Run();
            void Class<T>(T agent) where T : class, IAgent => agent.Run();
        }
        """, "OPIK1009");

    [Fact]
    public Task OPIK1010_calls_that_the_compiler_makes_are_reported() => Expect.IdsAsync("""
        class Bag : System.Collections.IEnumerable
        {
            [OpikTrack] public void Add(int item) { }
            public System.Collections.IEnumerator GetEnumerator() => throw null!;
        }
        class Uses
        {
            Bag Implicit() => new Bag { 1 };
            void Explicit() => new Bag().Add(1);
        }
        """, "OPIK1010");

    [Fact]
    public async Task OPIK1014_calls_in_code_of_other_generators_are_reported()
    {
        var found = await Compiled.AnalyzeAsync("internal static class Agent { [OpikTrack] internal static void Run() { } static void Mine() => Run(); }", others: new OtherGenerator());
        var diagnostic = Assert.Single(found);
        Assert.Equal("OPIK1014", diagnostic.Id);
        Assert.Contains("Other.g.cs", diagnostic.Location.SourceTree!.FilePath);
    }

    private sealed class OtherGenerator : Microsoft.CodeAnalysis.IIncrementalGenerator
    {
        public void Initialize(Microsoft.CodeAnalysis.IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (output, _) => output.AddSource("Other.g.cs", "// <auto-generated/>\nstatic class Other { static void Call() => Agent.Run(); }"));
    }
}
