namespace Opik.Sdk.Generators.Tests.Generated;

/// <summary>The generated text for each shape: what callers run.</summary>
public sealed class InterceptorTextTests
{
    [Fact]
    public void A_value_is_captured_and_returned() => AssertMethod("""
        class Sample { [OpikTrack] public int Add(int a, string b) => a; void Call() => Add(1, "x"); }
        """, """
        private static readonly global::Opik.Tracing.TrackDescriptor OfAdd0 = new global::Opik.Tracing.TrackDescriptor("Add");
        internal static int Add0(this global::Sample @this, int a, string b)
        {
            var __call = global::Opik.Tracing.TrackedCall.Start(OfAdd0, null);
            if (!__call.IsRecording) return @this.Add(a, b);
            __call.Argument("a", a);
            __call.Argument("b", b);
            __call.Enter();
            try
            {
                var __result = @this.Add(a, b);
                __call.Result(__result);
                return __result;
            }
            catch (global::System.Exception __exception)
            {
                __call.Fail(__exception);
                throw;
            }
            finally
            {
                __call.End();
            }
        }
        """);

    [Fact]
    public void A_task_is_followed_and_options_and_args_are_handed_over() => AssertMethod("""
        static class Sample
        {
            [OpikTrack("ask", Type = Opik.Contracts.SpanType.Llm, Tags = ["a", "b"], ProjectName = "p", Environment = "e", CaptureOutput = false, Flush = true, CreateDuplicateRootSpan = false)]
            public static Task<int> Ask(OpikArgs? args, CancellationToken token) => Task.FromResult(1);
            static Task Call() => Ask(null, default);
        }
        """, """
        private static readonly global::Opik.Tracing.TrackDescriptor OfAsk0 = new global::Opik.Tracing.TrackDescriptor("ask") { Type = (global::Opik.Contracts.SpanType)1, Tags = new string[] { "a", "b" }, ProjectName = "p", Environment = "e", CaptureOutput = false, Flush = true, CreateDuplicateRootSpan = false };
        internal static global::System.Threading.Tasks.Task<int> Ask0(global::Opik.OpikArgs args, global::System.Threading.CancellationToken token)
        {
            var __call = global::Opik.Tracing.TrackedCall.Start(OfAsk0, args);
            if (!__call.IsRecording) return global::Sample.Ask(args, token);
            __call.Enter();
            try
            {
                return __call.Await(global::Sample.Ask(args, token));
            }
            catch (global::System.Exception __exception)
            {
                __call.Fail(__exception);
                __call.End();
                throw;
            }
        }
        """);

    [Theory]
    [InlineData("void", "", "@this.Run();")]
    [InlineData("Task", "default!", "return __call.Await(@this.Run());")]
    [InlineData("ValueTask", "default", "return __call.Await(@this.Run());")]
    [InlineData("ValueTask<int>", "default", "return __call.Await(@this.Run());")]
    [InlineData("IAsyncEnumerable<int>", "default!", "return __call.Stream(@this.Run());")]
    [InlineData("IEnumerable<int>", "default!", "return __call.Sequence(@this.Run());")]
    [InlineData("Span<int>", "default", "return @this.Run();")]
    [InlineData("List<int>", "default!", "var __result = @this.Run();")]
    public void Each_kind_of_return_has_its_way(string type, string value, string line)
    {
        var text = Interceptors($"class Sample {{ [OpikTrack] public {type} Run() {{ return {value}; }} void Call() => Run(); }}");
        Assert.Contains("\n                " + line + "\n", text);
    }

    [Fact]
    public void Private_methods_of_generic_types_go_through_an_accessor()
    {
        var text = Interceptors("class Box<T> where T : IDisposable, new() { [OpikTrack] private T Get<U>(ref T a, U b) where U : struct => a; void Call(T a) => Get(ref a, 1); }");
        Assert.Contains("private static class OriginalGet0<T> where T : global::System.IDisposable, new()", text);
        Assert.Contains("UnsafeAccessorKind.Method, Name = \"Get\")", text);
        Assert.Contains("internal static extern T Call<U>(global::Box<T> @this, ref T a, U b) where U : struct;", text);
        Assert.Contains("internal static T Get0<T, U>(this global::Box<T> @this, ref T a, U b) where T : global::System.IDisposable, new() where U : struct", text);
        Assert.Contains("OriginalGet0<T>.Call<U>(@this, ref a, b)", text);
    }

    [Fact]
    public void Calls_of_one_method_share_one_interceptor()
    {
        var text = Interceptors("class Sample { [OpikTrack] public void Run() { } void Call() { Run(); this.Run(); new Sample()?.Run(); } }");
        Assert.Equal(3, text.Split("InterceptsLocation(1,").Length - 1);
        Assert.Single(text.Split('\n'), line => line.Contains("internal static void Run0"));
    }

    [Fact]
    public void Overloads_and_types_of_the_same_name_have_interceptors_of_their_own() =>
        Assert.Contains("Run3", Interceptors("""
            class A { [OpikTrack] public void Run() { } [OpikTrack] public void Run(int a) { } [OpikTrack] public void Run<T>(T a) { } }
            class B { [OpikTrack] public void Run() { } void Call(A a) { a.Run(); a.Run(1); a.Run("x"); Run(); } }
            """));

    [Fact]
    public void Names_that_are_keywords_and_texts_with_quotes_survive()
    {
        var text = Interceptors("class @event { [OpikTrack(\"say \\\"hi\\\"\\n\")] public void @new(int @class, string __value) { } void Call() => @new(1, \"\"); }");
        Assert.Contains("TrackDescriptor(\"say \\\"hi\\\"\\n\")", text);
        Assert.Contains("@this.@new(@class, __value)", text);
        Assert.Contains("__call.Argument(\"class\", @class);", text);
    }

    [Fact]
    public void Methods_of_other_assemblies_and_calls_that_cannot_be_intercepted_are_left_alone()
    {
        Assert.Empty(Compiled.Generate("class Sample { [OpikTrack] public virtual void Run() { } } class Derived : Sample { public override void Run() => base.Run(); }"));
        Assert.Empty(Compiled.Generate("class Sample { public void Run() { } void Call() => Run(); }"));
        Assert.Empty(Compiled.Generate("interface IRun { [OpikTrack] void Run(); } class Sample { void Call<T>(T run) where T : IRun => run.Run(); }"));
    }

    private static string Interceptors(string source) => Assert.Single(Compiled.Generate(source)).Value;

    private static void AssertMethod(string source, string expected)
    {
        var lines = Interceptors(source).Split('\n').Where(line => !line.Contains("InterceptsLocation", StringComparison.Ordinal)).Select(line => line.Trim());
        Assert.Contains(string.Join('\n', expected.Split('\n').Select(line => line.Trim())), string.Join('\n', lines));
    }
}
